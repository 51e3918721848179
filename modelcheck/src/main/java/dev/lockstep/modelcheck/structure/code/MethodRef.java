package dev.lockstep.modelcheck.structure.code;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method, as bytecode names it.
 *
 * @param owner the internal name of a class, {@code dev/lockstep/channel/Lane$Node}
 * @param name the name; {@code <init>} is a constructor, {@code <clinit>} the initialisation of the class
 * @param descriptor the types of its parameters and its result
 */
public record MethodRef(String owner, String name, String descriptor) {
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** Whether it is a constructor. */
  public boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Whether it is the initialisation of its class. */
  public boolean isInitialiser() {
    return name.equals("<clinit>");
  }

  /** The same method in another class. */
  public MethodRef in(String other) {
    return new MethodRef(other, name, descriptor);
  }

  /** In full: {@code dev.lockstep.channel.Lane.offer}. */
  public String qualified() {
    return Names.dotted(owner) + "." + name;
  }

  /** As {@link #qualified}, but a lambda goes by the name of the method that it stands in. */
  public String qualifiedSource() {
    Matcher lambda = LAMBDA.matcher(name);
    return lambda.matches() ? Names.dotted(owner) + "." + lambda.group(1) : qualified();
  }

  /** For a person: {@code Lane.offer}, {@code new Lane.Node}, {@code a lambda in Actuator.start}. */
  @Override
  public String toString() {
    String type = Names.simple(owner);
    if (isConstructor()) {
      return "new " + type;
    }
    if (isInitialiser()) {
      return "the initialisation of " + type;
    }
    Matcher lambda = LAMBDA.matcher(name);
    if (!lambda.matches()) {
      return type + "." + name;
    }
    String outer = lambda.group(1);
    return "a lambda in " + (outer.equals("new") || outer.equals("static") ? type : type + "." + outer);
  }
}
