package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** What the code of one method does, as far as anybody here wants to know. Filled once, then read only. */
final class Body {
  final MethodRef method;
  final List<Call> calls = new ArrayList<>();
  final List<Access> accesses = new ArrayList<>();
  final List<Monitor> monitors = new ArrayList<>();

  /** The lambdas that it makes, with what each brings along. */
  final Map<Source.Lambda, List<Set<Source>>> lambdas = new LinkedHashMap<>();

  /** What it stores, by the place. Into {@link Source#OUTSIDE} goes what it puts into arrays or throws. */
  final Map<Source.Place, Set<Source>> stores = new LinkedHashMap<>();

  final List<Link> links = new ArrayList<>();

  /** The locks that it holds at an instruction, of those that it takes. */
  final Map<Integer, Set<HeldLock>> held = new HashMap<>();

  private final OriginInterpreter interpreter;
  private final Lines lines;
  private final InsnList code;

  private Body(MethodRef method, MethodNode node) {
    this.method = method;
    this.code = node.instructions;
    this.lines = new Lines(code);
    this.interpreter = new OriginInterpreter(method, code);
  }

  /** Reads the code of {@code method}. */
  static Body of(MethodRef method, MethodNode node) {
    Body body = new Body(method, node);
    Frame<Origins>[] frames;
    try {
      frames = new Analyzer<>(body.interpreter).analyze(method.owner(), node);
    } catch (AnalyzerException malformed) {
      throw new IllegalStateException("the bytecode of " + method + " makes no sense: " + malformed, malformed);
    }
    if ((node.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      body.monitors.add(new Monitor(body.firstLine(), "a synchronized method"));
    }
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] != null) { // null: nothing leads there
        body.read(body.code.get(i), frames[i]);
      }
    }
    body.held.putAll(HeldLocks.of(body, node));
    return body;
  }

  /** The line at which the method begins; 0 if the compiler left none. */
  int firstLine() {
    for (AbstractInsnNode insn : code) {
      if (lines.of(insn) > 0) {
        return lines.of(insn);
      }
    }
    return 0;
  }

  private void read(AbstractInsnNode insn, Frame<Origins> frame) {
    switch (insn.getOpcode()) {
      case Opcodes.MONITORENTER -> monitors.add(new Monitor(lines.of(insn), "a synchronized block"));
      case Opcodes.AASTORE, Opcodes.ATHROW -> store(Source.OUTSIDE, top(frame, 0));
      case Opcodes.ARETURN -> store(new Source.Returned(method), top(frame, 0));
      case Opcodes.GETFIELD, Opcodes.GETSTATIC -> access((FieldInsnNode) insn, false);
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> {
        FieldInsnNode field = (FieldInsnNode) insn;
        access(field, true);
        store(new Source.Field(field.owner, field.name), top(frame, 0));
      }
      case Opcodes.INVOKEDYNAMIC -> dynamic((InvokeDynamicInsnNode) insn, frame);
      case Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL, Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE ->
          call((MethodInsnNode) insn, frame);
      default -> {
        // moves values about, which the interpreter has followed
      }
    }
  }

  private void access(FieldInsnNode field, boolean write) {
    accesses.add(new Access(code.indexOf(field), lines.of(field), field.owner, field.name, write));
  }

  private void store(Source.Place place, Set<Source> sources) {
    stores.computeIfAbsent(place, unseen -> new LinkedHashSet<>()).addAll(sources);
  }

  private void call(MethodInsnNode insn, Frame<Origins> frame) {
    Call.Kind kind = switch (insn.getOpcode()) {
      case Opcodes.INVOKESTATIC -> Call.Kind.STATIC;
      case Opcodes.INVOKESPECIAL -> Call.Kind.SPECIAL;
      default -> Call.Kind.VIRTUAL;
    };
    int count = Type.getArgumentCount(insn.desc) + (kind == Call.Kind.STATIC ? 0 : 1);
    MethodRef target = new MethodRef(insn.owner, insn.name, insn.desc);
    calls.add(new Call(code.indexOf(insn), lines.of(insn), kind, target, arguments(frame, count)));
  }

  private void dynamic(InvokeDynamicInsnNode insn, Frame<Origins> frame) {
    List<Set<Source>> arguments = arguments(frame, Type.getArgumentCount(insn.desc));
    Set<Source> told = new LinkedHashSet<>();
    if (Bootstraps.makesLambda(insn)) {
      lambdas.put(interpreter.lambda(insn), arguments);
    } else {
      arguments.forEach(told::addAll);
      Bootstraps.fieldsRead(insn).forEach(field -> {
        told.add(field);
        accesses.add(new Access(code.indexOf(insn), lines.of(insn), field.owner(), field.name(), false));
      });
    }
    links.add(new Link(code.indexOf(insn), lines.of(insn), Bootstraps.method(insn), told));
  }

  private static List<Set<Source>> arguments(Frame<Origins> frame, int count) {
    List<Set<Source>> arguments = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      arguments.add(top(frame, i));
    }
    return arguments;
  }

  private static Set<Source> top(Frame<Origins> frame, int below) {
    return frame.getStack(frame.getStackSize() - 1 - below).sources();
  }
}
