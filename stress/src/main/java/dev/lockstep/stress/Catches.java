package dev.lockstep.stress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test: a negative control that it must catch, and by what. A forbidden outcome of another kind is no catch. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Catches.All.class)
public @interface Catches {
  /** The control's id. */
  String control();

  /** The forbidden outcome that must be observed, as a regular expression. */
  String outcome();

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    /** Each one. */
    Catches[] value();
  }
}
