package dev.lockstep.modelcheck.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What engines leave beside their evidence: histories, counterexamples, reports of their own. */
final class Attachments {
  private static final String EVIDENCE = ".json";

  private Attachments() {}

  /** The paths, from the report's directory, of what belongs to the task's evidence; sorted. */
  static List<String> of(Task task, Path report) throws IOException {
    Path directory = report.resolve("evidence");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> names;
    try (Stream<Path> entries = Files.list(directory)) {
      names = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
    List<String> evidence = names.stream().filter(name -> name.endsWith(EVIDENCE)).map(Attachments::stem).toList();
    return names.stream()
        .filter(name -> !name.endsWith(EVIDENCE))
        .filter(name -> owner(name, evidence).equals(stem(task.fileName())))
        .map(directory::resolve)
        .map(entry -> Files.isDirectory(entry) ? entry.resolve("index.html") : entry)
        .filter(Files::isRegularFile)
        .map(file -> report.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /** One subject's name may begin like another's, so the evidence with the longest name has it. */
  private static String owner(String name, List<String> evidence) {
    return evidence.stream()
        .filter(stem -> name.startsWith(stem + "-") || name.startsWith(stem + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static String stem(String evidence) {
    return evidence.substring(0, evidence.length() - EVIDENCE.length());
  }
}
