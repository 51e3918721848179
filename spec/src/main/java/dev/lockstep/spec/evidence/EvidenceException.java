package dev.lockstep.spec.evidence;

import java.io.IOException;

/** An evidence file cannot be read, written, or believed. The message is one line and names the file. */
public final class EvidenceException extends IOException {
  public EvidenceException(String message) {
    super(message);
  }

  public EvidenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
