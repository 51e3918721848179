package dev.lockstep.modelcheck.simulation.worker;

import java.util.Arrays;
import java.util.Optional;

/** The workers that a simulation can drive, each with its way to read the status. */
public enum Kind {
  MUTEX("mutex"),
  /** Status is a read of the watch. */
  CHANNEL("channel"),
  /** Status is asked of the owner. */
  CHANNEL_QUERY("channel-query");

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

  /** Whether the state belongs to an owner that takes turns. */
  boolean hasOwner() {
    return this != MUTEX;
  }
}
