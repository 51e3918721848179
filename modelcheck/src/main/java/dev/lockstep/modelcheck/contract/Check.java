package dev.lockstep.modelcheck.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A check of the contract: a static method that takes a {@link dev.lockstep.modelcheck.contract.fixture.Fixture}, and
 * throws if the subject does not do what the rule says. Its name begins with the rule's id.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Check {
  /** The rule's id. */
  String rule();

  /** What is checked, in one sentence. */
  String value();
}
