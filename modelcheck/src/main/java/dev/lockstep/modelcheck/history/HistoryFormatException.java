package dev.lockstep.modelcheck.history;

/**
 * A history that cannot be read. The message is {@code source:line: sentence}, made to be shown to a person as it is.
 */
public final class HistoryFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final String sentence;

  /**
   * @param source file name, or another name for where the history came from
   * @param line line of the defect, from 1; 0 when the history was not read from lines
   * @param sentence what is wrong, in one sentence
   */
  public HistoryFormatException(String source, int line, String sentence) {
    super(source + ":" + line + ": " + sentence);
    this.source = source;
    this.line = line;
    this.sentence = sentence;
  }

  public String source() {
    return source;
  }

  public int line() {
    return line;
  }

  public String sentence() {
    return sentence;
  }
}
