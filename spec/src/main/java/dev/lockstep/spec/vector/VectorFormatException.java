package dev.lockstep.spec.vector;

/** A file does not hold a set of vectors. The message is one line and names file and line. */
public final class VectorFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  VectorFormatException(String file, int line, String reason) {
    super(file + ", line " + line + ": " + reason);
  }
}
