package dev.lockstep.modelcheck.structure.code;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** How the internal names of bytecode are written for a person. Stateless. */
public final class Names {
  private Names() {}

  /** {@code dev/lockstep/channel/Lane$Node} as {@code dev.lockstep.channel.Lane.Node}. */
  public static String dotted(String internal) {
    return internal.replace('/', '.').replaceAll("\\$(?=\\p{Alpha})", ".");
  }

  /** {@code dev/lockstep/channel/Lane$Node} as {@code Lane.Node}. */
  public static String simple(String internal) {
    return dotted(internal.substring(internal.lastIndexOf('/') + 1));
  }

  /** {@code dev/lockstep/channel/Lane$Node} as {@code dev.lockstep.channel}. */
  public static String packageOf(String internal) {
    return internal.substring(0, Math.max(0, internal.lastIndexOf('/'))).replace('/', '.');
  }

  /** The types of the parameters, without their packages: {@code Object,long}. */
  static String parameters(String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(type -> type.getClassName().replaceAll("([\\w]+\\.)+", "").replaceAll("\\$(?=\\p{Alpha})", "."))
        .collect(Collectors.joining(","));
  }
}
