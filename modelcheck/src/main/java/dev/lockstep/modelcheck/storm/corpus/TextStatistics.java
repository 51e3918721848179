package dev.lockstep.modelcheck.storm.corpus;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What can be counted in a text.
 *
 * @param characters all of them, white space too
 * @param sentences as the JDK's break iterator finds them
 * @param words runs of letters, with apostrophes inside
 * @param distinct words that differ in more than case
 * @param syllables estimated, see {@link #syllables(String)}
 * @param language the language with the most stop words in the text; {@code unknown} if there are none
 * @param terms the most frequent words that are no stop words, as {@code word:count}
 */
record TextStatistics(
    int characters, int sentences, int words, int distinct, int syllables, String language, List<String> terms) {
  private static final int TOP = 8;
  private static final String VOWELS = "aeiouyäöüáàâéèêíìîóòôúùû";

  static TextStatistics of(String text) {
    List<String> words = words(text);
    Map<String, Integer> frequencies = new HashMap<>();
    words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
    return new TextStatistics(
        text.length(),
        sentences(text),
        words.size(),
        frequencies.size(),
        words.stream().mapToInt(TextStatistics::syllables).sum(),
        StopWords.language(frequencies),
        topTerms(frequencies));
  }

  /**
   * The reading ease of Flesch, "A new readability yardstick" (1948): about 100 for very easy, 0 for very hard; 0
   * without words.
   */
  double readingEase() {
    if (words == 0) {
      return 0;
    }
    return 206.835 - 1.015 * words / Math.max(1, sentences) - 84.6 * syllables / words;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && belongs(text, i, begin >= 0);
      if (inside && begin < 0) {
        begin = i;
      } else if (!inside && begin >= 0) {
        words.add(text.substring(begin, i).toLowerCase(Locale.ROOT));
        begin = -1;
      }
    }
    return words;
  }

  private static boolean belongs(String text, int i, boolean inWord) {
    char c = text.charAt(i);
    boolean apostrophe = c == '\'' || c == '\u2019';
    return Character.isLetter(c)
        || apostrophe && inWord && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
  }

  private static int sentences(String text) {
    BreakIterator boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
    boundaries.setText(text);
    int count = 0;
    int begin = boundaries.first();
    for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
      count += text.substring(begin, end).isBlank() ? 0 : 1;
      begin = end;
    }
    return count;
  }

  /** Groups of vowels, without a silent e at the end; at least one. */
  static int syllables(String word) {
    int groups = 0;
    boolean before = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
      groups += vowel && !before ? 1 : 0;
      before = vowel;
    }
    boolean silent = word.endsWith("e") && !word.endsWith("le") && groups > 1;
    return Math.max(1, silent ? groups - 1 : groups);
  }

  private static List<String> topTerms(Map<String, Integer> frequencies) {
    return frequencies.entrySet().stream()
        .filter(entry -> entry.getKey().length() > 2 && !StopWords.contains(entry.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry::getKey))
        .limit(TOP)
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.toList());
  }
}
