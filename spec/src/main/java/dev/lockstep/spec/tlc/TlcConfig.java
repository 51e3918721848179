package dev.lockstep.spec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TLC configuration file.
 *
 * @param purpose the comment in its first line
 * @param constants the value of each constant, in the order of the file; a definition that replaces it is a value too
 * @param specification the formula of the behaviours that are checked
 * @param invariants names under {@code INVARIANTS}
 * @param properties names under {@code PROPERTIES}: temporal and action properties
 */
record TlcConfig(
    String purpose,
    Map<String, String> constants,
    String specification,
    List<String> invariants,
    List<String> properties) {
  private static final Pattern COMMENT = Pattern.compile("\\\\\\*(.*)");
  private static final Pattern CONSTANT = Pattern.compile("(?m)^ *(\\w+) (?:=|<-) (.+)$");
  private static final Pattern KEYWORD = Pattern.compile("[A-Z]+(_[A-Z]+)*");

  TlcConfig {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  static TlcConfig read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static TlcConfig parse(String text) {
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    String specification = "";
    String section = "";
    String statements = COMMENT.matcher(text).replaceAll("");
    for (String word : statements.trim().split("\\s+")) {
      if (KEYWORD.matcher(word).matches()) {
        section = word;
      } else if (section.startsWith("INVARIANT")) {
        invariants.add(word);
      } else if (section.startsWith("PROPERT")) {
        properties.add(word);
      } else if (section.equals("SPECIFICATION")) {
        specification = word;
      }
    }
    return new TlcConfig(purpose(text), constants(statements), specification, invariants, properties);
  }

  private static String purpose(String text) {
    Matcher comment = COMMENT.matcher(text);
    return comment.lookingAt() ? comment.group(1).strip() : "";
  }

  private static Map<String, String> constants(String statements) {
    Map<String, String> constants = new LinkedHashMap<>();
    Matcher constant = CONSTANT.matcher(statements);
    while (constant.find()) {
      constants.put(constant.group(1), constant.group(2).strip());
    }
    return constants;
  }

  /** What stands for the property that TLC leaves unnamed when a temporal property is violated. */
  String temporal() {
    return properties.isEmpty() ? "an unnamed temporal property" : String.join(" or ", properties);
  }
}
