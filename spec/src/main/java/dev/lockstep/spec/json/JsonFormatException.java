package dev.lockstep.spec.json;

/** A JSON document is not what its format says. The message is one line and names the place. */
public final class JsonFormatException extends Exception {
  public JsonFormatException(String message) {
    super(message);
  }
}
