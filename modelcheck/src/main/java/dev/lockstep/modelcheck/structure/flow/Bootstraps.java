package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What an {@code invokedynamic} means, by the method that links it. Stateless. */
final class Bootstraps {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  private Bootstraps() {}

  /** Whether it makes a lambda. */
  static boolean makesLambda(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(LAMBDAS);
  }

  /** The method of the JDK that links it. */
  static MethodRef method(InvokeDynamicInsnNode dynamic) {
    return new MethodRef(dynamic.bsm.getOwner(), dynamic.bsm.getName(), dynamic.bsm.getDesc());
  }

  /** The fields that it reads: the {@code equals} and {@code hashCode} of a record call those of its components. */
  static Stream<Source.Field> fieldsRead(InvokeDynamicInsnNode dynamic) {
    return Stream.of(dynamic.bsmArgs)
        .filter(Handle.class::isInstance)
        .map(Handle.class::cast)
        .filter(handle -> handle.getTag() == Opcodes.H_GETFIELD)
        .map(handle -> new Source.Field(handle.getOwner(), handle.getName()));
  }
}
