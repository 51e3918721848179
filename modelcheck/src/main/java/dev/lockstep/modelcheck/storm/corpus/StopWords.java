package dev.lockstep.modelcheck.storm.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that say more about the language of a text than about its subject. */
final class StopWords {
  private record Language(String name, Set<String> words) {
    Language(String name, String words) {
      this(name, Set.of(words.split(" ")));
    }
  }

  private static final List<Language> LANGUAGES =
      List.of(
          new Language(
              "english",
              "a all an and are as at be been but by for from had has have he her his i in is it its me"
                  + " my no nor not of on or our shall she so such than that the thee their them then there"
                  + " these they this those thou thy to us was we were what when which who will with you your"),
          new Language(
              "german",
              "aber als am auch auf aus bei bin das dem den der des die du ein eine einer er es für hat"
                  + " ich ihr im ist mit nach nicht noch nur oder sich sie sind so und uns von war wie wir zu"
                  + " zum zur"),
          new Language(
              "french",
              "au aux avec ce ces dans de des du elle en est et il ils je la le les leur mais ne nous"
                  + " ou par pas plus pour qu que qui sa se ses son sont sur tout un une vous"));

  private StopWords() {}

  static boolean contains(String word) {
    return LANGUAGES.stream().anyMatch(language -> language.words.contains(word));
  }

  static String language(Map<String, Integer> frequencies) {
    String best = "unknown";
    int most = 0;
    for (Language language : LANGUAGES) {
      int hits = language.words.stream().mapToInt(word -> frequencies.getOrDefault(word, 0)).sum();
      if (hits > most) {
        best = language.name;
        most = hits;
      }
    }
    return best;
  }
}
