package dev.lockstep.modelcheck.structure.code;

import java.util.Set;

/**
 * A method that is not the kit's.
 *
 * @param name in full, with the types of its parameters: {@code java.util.List.copyOf(Collection)}
 * @param locks whether the JDK declares it {@code synchronized}
 */
public record JdkMethod(String name, boolean locks) implements Comparable<JdkMethod> {
  private static final Set<String> SIGNATURE_POLYMORPHIC =
      Set.of("java/lang/invoke/VarHandle", "java/lang/invoke/MethodHandle");

  /** The method {@code method}, which the JDK declares. */
  public static JdkMethod of(MethodRef method, boolean locks) {
    String parameters = takesAnything(method.owner()) ? "..." : Names.parameters(method.descriptor());
    return new JdkMethod(method.qualified() + "(" + parameters + ")", locks);
  }

  /** Whether the methods of this class take arguments of any type. */
  public static boolean takesAnything(String owner) {
    return SIGNATURE_POLYMORPHIC.contains(owner);
  }

  @Override
  public int compareTo(JdkMethod other) {
    return name.compareTo(other.name);
  }
}
