package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Runs over one method and notes of every value where it may come from. */
final class OriginInterpreter extends Interpreter<Origins> {
  private final MethodRef method;
  private final Lines lines;
  private final InsnList code;
  private int parameters;

  OriginInterpreter(MethodRef method, InsnList code) {
    super(Opcodes.ASM9);
    this.method = method;
    this.code = code;
    this.lines = new Lines(code);
  }

  @Override
  public Origins newValue(@Nullable Type type) {
    return Origins.none(type == null ? 1 : Math.max(1, type.getSize()));
  }

  @Override
  public @Nullable Origins newReturnTypeValue(Type type) {
    return type == Type.VOID_TYPE ? null : newValue(type);
  }

  @Override
  public Origins newParameterValue(boolean isInstanceMethod, int local, Type type) {
    int index = parameters++;
    return isReference(type) ? Origins.of(new Source.Parameter(method, index)) : newValue(type);
  }

  @Override
  public Origins newExceptionValue(TryCatchBlockNode block, Frame<Origins> handler, Type exception) {
    return Origins.of(Source.OUTSIDE);
  }

  @Override
  public Origins newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.NEW -> Origins.of(new Source.Instance(((TypeInsnNode) insn).desc));
      case Opcodes.GETSTATIC -> field((FieldInsnNode) insn);
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Origins.none(2);
      case Opcodes.LDC -> Origins.none(constantSize(insn));
      default -> Origins.none(1);
    };
  }

  private static int constantSize(AbstractInsnNode insn) {
    Object constant = ((LdcInsnNode) insn).cst;
    return constant instanceof Long || constant instanceof Double ? 2 : 1;
  }

  @Override
  public Origins copyOperation(AbstractInsnNode insn, Origins value) {
    return value;
  }

  @Override
  public @Nullable Origins unaryOperation(AbstractInsnNode insn, Origins value) {
    return switch (insn.getOpcode()) {
      case Opcodes.GETFIELD -> field((FieldInsnNode) insn);
      case Opcodes.CHECKCAST -> value;
      case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D, Opcodes.L2D, Opcodes.D2L ->
          Origins.none(2);
      default -> Origins.none(1);
    };
  }

  private Origins field(FieldInsnNode insn) {
    Type type = Type.getType(insn.desc);
    return isReference(type) ? Origins.of(new Source.Field(insn.owner, insn.name)) : newValue(type);
  }

  @Override
  public @Nullable Origins binaryOperation(AbstractInsnNode insn, Origins first, Origins second) {
    return switch (insn.getOpcode()) {
      case Opcodes.AALOAD -> Origins.of(Source.OUTSIDE); // arrays are not followed: see Flow
      case Opcodes.LALOAD, Opcodes.DALOAD, Opcodes.LADD, Opcodes.DADD, Opcodes.LSUB, Opcodes.DSUB, Opcodes.LMUL,
          Opcodes.DMUL, Opcodes.LDIV, Opcodes.DDIV, Opcodes.LREM, Opcodes.DREM, Opcodes.LSHL, Opcodes.LSHR,
          Opcodes.LUSHR, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR -> Origins.none(2);
      default -> Origins.none(1);
    };
  }

  @Override
  public @Nullable Origins ternaryOperation(AbstractInsnNode insn, Origins array, Origins index, Origins value) {
    return null;
  }

  @Override
  public @Nullable Origins naryOperation(AbstractInsnNode insn, List<? extends Origins> values) {
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return Bootstraps.makesLambda(dynamic) ? Origins.of(lambda(dynamic)) : result(insn, dynamic.desc);
    }
    return insn instanceof MethodInsnNode call ? result(insn, call.desc) : Origins.none(1); // or a new array
  }

  Source.Lambda lambda(InvokeDynamicInsnNode dynamic) {
    return new Source.Lambda(
        method, code.indexOf(dynamic), lines.of(dynamic), Type.getReturnType(dynamic.desc).getInternalName(),
        dynamic.name, (Handle) dynamic.bsmArgs[1], Type.getArgumentCount(dynamic.desc), (Type) dynamic.bsmArgs[2]);
  }

  private @Nullable Origins result(AbstractInsnNode insn, String descriptor) {
    Type type = Type.getReturnType(descriptor);
    return isReference(type) ? Origins.of(new Source.Answer(method, code.indexOf(insn))) : newReturnTypeValue(type);
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Origins value, Origins expected) {
    // Body reads it from the frame.
  }

  @Override
  public Origins merge(Origins one, Origins other) {
    return one.sources().containsAll(other.sources()) && one.size() <= other.size() ? one : one.or(other);
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }
}
