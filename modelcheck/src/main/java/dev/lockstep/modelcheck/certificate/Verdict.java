package dev.lockstep.modelcheck.certificate;

import org.jspecify.annotations.Nullable;

/** What a check of a history found. */
public sealed interface Verdict {
  /** The verdict in a word: {@code OK}, {@code ILLEGAL}, {@code UNKNOWN}. */
  String word();

  /** The reason in a sentence; empty for {@link Ok}. */
  String explanation();

  /** The history is linearizable; the certificate was verified. */
  record Ok(Certificate.Linearization certificate) implements Verdict {
    @Override
    public String word() {
      return "OK";
    }

    @Override
    public String explanation() {
      return "";
    }
  }

  /**
   * No linearization exists.
   *
   * @param objection why the certificate could not be verified; null if it was
   */
  record Illegal(Certificate.Refutation certificate, @Nullable String objection) implements Verdict {
    @Override
    public String word() {
      return "ILLEGAL";
    }

    /** Whether the certificate was verified. */
    public boolean isVerified() {
      return objection == null;
    }

    @Override
    public String explanation() {
      String rule = certificate.rejection().rule();
      return certificate.rejection().sentence() + (rule.isEmpty() ? "" : ": " + rule);
    }
  }

  /** This says nothing about the history. */
  record Unknown(String reason) implements Verdict {
    @Override
    public String word() {
      return "UNKNOWN";
    }

    @Override
    public String explanation() {
      return reason;
    }
  }
}
