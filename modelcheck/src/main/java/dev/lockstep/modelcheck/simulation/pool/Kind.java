package dev.lockstep.modelcheck.simulation.pool;

import java.util.Arrays;
import java.util.Optional;

/** The pools that a simulation can drive, by the kind of their workers. */
public enum Kind {
  CHANNEL("supervisor-channel"),
  MUTEX("supervisor-mutex");

  private final String subject;

  Kind(String subject) {
    this.subject = subject;
  }

  /** The name of the subject. */
  public String subject() {
    return subject;
  }

  /** The kind of this subject, if it has one. */
  public static Optional<Kind> of(String subject) {
    return Arrays.stream(values()).filter(kind -> kind.subject.equals(subject)).findFirst();
  }
}
