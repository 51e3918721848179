package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.flow.Access;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one method touches of the state of owners that it is not, put into one sentence for each owner. */
final class Trespasses {
  private final Map<String, Set<String>> reads = new TreeMap<>();
  private final Map<String, Set<String>> writes = new TreeMap<>();
  private int line;

  void add(Access access, String owner) {
    String field = Names.simple(access.owner()) + "." + access.field();
    (access.write() ? writes : reads).computeIfAbsent(owner, unseen -> new LinkedHashSet<>()).add(field);
    line = line == 0 ? access.line() : line;
  }

  /** The line of the first. */
  int line() {
    return line;
  }

  /** By owner: {@code reads A.a, A.b and writes A.c, which belong to}. */
  Map<String, String> words() {
    Map<String, String> words = new TreeMap<>();
    reads.forEach((owner, fields) -> words.put(owner, "reads " + String.join(", ", fields)));
    writes.forEach((owner, fields) ->
        words.merge(owner, "writes " + String.join(", ", fields), (before, more) -> before + " and " + more));
    words.replaceAll((owner, sentence) -> sentence + (sentence.contains(",") || sentence.contains(" and ")
        ? ", which belong to" : ", which belongs to"));
    return words;
  }
}
