package dev.lockstep.modelcheck.storm.corpus;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The work of a storm: counts sentences, words, distinct words and syllables, finds the most frequent terms and the
 * language, and judges how easy the text is to read.
 *
 * <p>The result is canonical: the same request gives the same characters on any machine, so that a client can compare
 * what it was given with what is right. It begins with the request's id and the text's digest; a result that went to
 * the wrong client is therefore noticed.
 *
 * <p>Stateless and thread-safe.
 */
public final class TextAnalysis implements Pipeline {
  @Override
  public String process(Request request) {
    return result(request.id(), report(request.text()));
  }

  /** The right answer to the request {@code id} for a text with this {@code report}. */
  public static String result(String id, String report) {
    return "request " + id + "\n" + report;
  }

  /** What there is to say about {@code text}, whoever asks. */
  public static String report(String text) {
    TextStatistics found = TextStatistics.of(text);
    return String.join(
        "\n",
        "digest " + digest(text),
        "characters " + found.characters(),
        "sentences " + found.sentences(),
        "words " + found.words() + ", " + found.distinct() + " distinct",
        "syllables " + found.syllables(),
        String.format(Locale.ROOT, "reading ease %.1f", found.readingEase()),
        "language " + found.language(),
        "terms " + String.join(" ", found.terms()));
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
