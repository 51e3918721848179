package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.history.Operation;
import java.util.List;

/** What a check of a history found. */
public sealed interface Verdict {
  /** The verdict in a word: {@code OK}, {@code ILLEGAL}, {@code UNKNOWN}. */
  String word();

  /** The reason in a sentence; empty for {@link Ok}. */
  String explanation();

  /** The history is linearizable. */
  record Ok() implements Verdict {
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
   * No linearization exists. Of all attempts, the one shown came furthest in the history.
   *
   * @param prefix operations in the order in which that attempt placed them; one that is several steps stands once
   * @param stuck the operation that had to be placed next and could not be
   * @param state where the attempt stood
   */
  record Illegal(List<Operation> prefix, Operation stuck, String state) implements Verdict {
    /** Copies the list. */
    public Illegal {
      prefix = List.copyOf(prefix);
    }

    @Override
    public String word() {
      return "ILLEGAL";
    }

    @Override
    public String explanation() {
      return "%s fits nowhere after the %d operations that could be placed, in %s"
          .formatted(abbreviated(stuck.toString()), prefix.size(), abbreviated(state));
    }

    private static String abbreviated(String text) {
      int most = 400;
      return text.length() <= most ? text : text.substring(0, most - 40) + " ... " + text.substring(text.length() - 35);
    }
  }

  /** The search was given up: this says nothing about the history. */
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
