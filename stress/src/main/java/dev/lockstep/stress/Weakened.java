package dev.lockstep.stress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a version of a lesson: it is broken on purpose, and must show it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Weakened {
  /** The outcome that must be observed, as a regular expression. */
  String shows();

  /** The architectures that are known to show it, as in {@code os.arch}; none: every one does. */
  String[] on() default {};

  /** Where it is hidden: why. */
  String hidden() default "";
}
