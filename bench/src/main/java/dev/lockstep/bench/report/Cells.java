package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.MissingDataException;
import java.util.ArrayList;
import java.util.List;

/** The cells of one row of a table: a figure that cannot be given leaves a word and no gap. Not thread-safe. */
final class Cells {

  /** A figure as text. */
  @FunctionalInterface
  interface Cell {
    String text() throws MissingDataException;
  }

  private final List<String> texts = new ArrayList<>();

  Cells(String label) {
    texts.add(label);
  }

  Cells add(Cell cell) {
    String text;
    try {
      text = cell.text();
    } catch (MissingDataException missing) {
      text = "MISSING";
    }
    texts.add(text);
    return this;
  }

  List<String> list() {
    return texts;
  }
}
