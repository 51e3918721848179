package dev.lockstep.modelcheck.simulation.pool;

import java.util.Arrays;
import java.util.Optional;

/** The pools that a simulation can drive, by the kind of their workers. */
public enum PoolKind {
  CHANNEL("supervisor-channel"),
  MUTEX("supervisor-mutex");

  private final String subject;

  PoolKind(String subject) {
    this.subject = subject;
  }

  /** The name of the subject. */
  public String subject() {
    return subject;
  }

  /** The kind of this subject, if it has one. */
  public static Optional<PoolKind> of(String subject) {
    return Arrays.stream(values()).filter(kind -> kind.subject.equals(subject)).findFirst();
  }
}
