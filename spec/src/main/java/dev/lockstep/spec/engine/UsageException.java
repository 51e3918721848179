package dev.lockstep.spec.engine;

/** The user asked for something that does not exist or makes no sense. The message is one line, in the user's words. */
public final class UsageException extends Exception {
  public UsageException(String message) {
    super(message);
  }
}
