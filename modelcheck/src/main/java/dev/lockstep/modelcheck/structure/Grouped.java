package dev.lockstep.modelcheck.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offences of the same kind, told once: with the first place, and how many others there are. */
final class Grouped {
  private final Map<String, String> first = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** One more of {@code kind}; {@code sentence} says where. */
  void add(String kind, String sentence) {
    first.putIfAbsent(kind, sentence);
    counts.merge(kind, 1, Integer::sum);
  }

  /** A sentence for each kind. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    first.forEach((kind, sentence) -> {
      int others = counts.getOrDefault(kind, 1) - 1;
      String places = others == 1 ? " other place" : " other places";
      sentences.add(others == 0 ? sentence : sentence + "\n  and at " + others + places);
    });
    return sentences;
  }
}
