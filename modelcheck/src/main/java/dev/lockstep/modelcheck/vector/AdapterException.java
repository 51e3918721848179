package dev.lockstep.modelcheck.vector;

/** An adapter did not keep to the protocol, so that nothing is known of the port behind it. The message is one line. */
public final class AdapterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code sentence} says what the adapter did. */
  public AdapterException(String sentence) {
    super(sentence);
  }
}
