package dev.lockstep.spec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The properties that a TLC configuration file checks.
 *
 * @param invariants names under {@code INVARIANTS}
 * @param properties names under {@code PROPERTIES}: temporal and action properties
 */
record TlcConfig(List<String> invariants, List<String> properties) {
  private static final Pattern COMMENT = Pattern.compile("\\\\\\*.*");
  private static final Pattern KEYWORD = Pattern.compile("[A-Z]+(_[A-Z]+)*");

  TlcConfig {
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  static TlcConfig read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static TlcConfig parse(String text) {
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    String section = "";
    for (String word : COMMENT.matcher(text).replaceAll("").trim().split("\\s+")) {
      if (KEYWORD.matcher(word).matches()) {
        section = word;
      } else if (section.startsWith("INVARIANT")) {
        invariants.add(word);
      } else if (section.startsWith("PROPERT")) {
        properties.add(word);
      }
    }
    return new TlcConfig(invariants, properties);
  }

  /** What stands for the property that TLC leaves unnamed when a temporal property is violated. */
  String temporal() {
    return properties.isEmpty() ? "an unnamed temporal property" : String.join(" or ", properties);
  }
}
