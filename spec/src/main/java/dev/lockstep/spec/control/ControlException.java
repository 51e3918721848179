package dev.lockstep.spec.control;

/** A negative control cannot be read, applied or compiled. The message is one line and names the file. */
public final class ControlException extends Exception {
  public ControlException(String message) {
    super(message);
  }

  public ControlException(String message, Throwable cause) {
    super(message, cause);
  }
}
