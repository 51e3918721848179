package dev.lockstep.spec.trace;

/** A file that is not a trace. The message is {@code file:line: sentence}, made to be shown to a person as it is. */
public final class TraceFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  TraceFormatException(String file, int line, String sentence) {
    super(file + ":" + line + ": " + sentence);
  }
}
