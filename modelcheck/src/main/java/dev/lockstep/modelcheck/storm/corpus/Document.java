package dev.lockstep.modelcheck.storm.corpus;

/**
 * A text to be analysed, and the right answer.
 *
 * @param name where it comes from
 * @param text what it says
 * @param report what {@link TextAnalysis#report} has to say about it
 */
public record Document(String name, String text, String report) {

  /** A document, analysed here once so that every later result can be compared. */
  public static Document of(String name, String text) {
    return new Document(name, text, TextAnalysis.report(text));
  }
}
