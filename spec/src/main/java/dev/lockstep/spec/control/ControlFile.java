package dev.lockstep.spec.control;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one control file: header lines ({@code key: value}; a line that begins with two spaces continues the one
 * before), then a unified diff from the first line that begins with {@code ---} to the end.
 */
final class ControlFile {
  private static final List<String> REQUIRED = List.of("control", "rule", "breaks", "killers");
  private static final Set<String> OPTIONAL = Set.of("subjects", "hardware");
  private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String RULE_ID = "[A-Z][0-9]+[a-z]?";

  private final String name;
  private final Map<String, String> header = new LinkedHashMap<>();

  private ControlFile(String name) {
    this.name = name;
  }

  /** Parses the text of the file {@code name}, for instance {@code torn-status.diff}. */
  static Control parse(String name, String text) throws ControlException {
    return new ControlFile(name).control(text);
  }

  private Control control(String text) throws ControlException {
    List<String> lines = text.lines().toList();
    int diff = 0;
    String key = "";
    while (diff < lines.size() && !lines.get(diff).startsWith("--- ")) {
      key = headerLine(key, lines.get(diff), diff + 1);
      diff++;
    }
    if (diff == lines.size()) {
      throw wrong("has no diff: no line begins with '--- '");
    }
    requireHeader();
    return new Control(
        id(), words("rule", RULE_ID), value("breaks"), words("killers", KEBAB),
        header.containsKey("subjects") ? words("subjects", KEBAB) : List.of(),
        header.containsKey("hardware") ? hardware() : null,
        String.join("\n", lines.subList(diff, lines.size())) + "\n");
  }

  private String headerLine(String lastKey, String line, int number) throws ControlException {
    if (line.startsWith("  ") && !lastKey.isEmpty()) {
      header.merge(lastKey, line.strip(), (before, more) -> before + " " + more);
      return lastKey;
    }
    int colon = line.indexOf(':');
    String key = colon < 0 ? "" : line.substring(0, colon);
    if (!REQUIRED.contains(key) && !OPTIONAL.contains(key)) {
      throw wrong("line " + number + " is no header line (control, rule, breaks, killers, subjects, hardware): '"
          + line + "'");
    }
    if (header.put(key, line.substring(colon + 1).strip()) != null) {
      throw wrong("header '" + key + "' is given twice");
    }
    return key;
  }

  private void requireHeader() throws ControlException {
    for (String key : REQUIRED) {
      if (header.getOrDefault(key, "").isEmpty()) {
        throw wrong("header '" + key + "' is missing or empty");
      }
    }
  }

  private String id() throws ControlException {
    String id = value("control");
    if (!id.matches(KEBAB) || !name.equals(id + Controls.SUFFIX)) {
      throw wrong("header 'control' is '" + id + "', which is not the file's kebab-case name");
    }
    return id;
  }

  /** {@code amd64 aarch64: why}, or {@code none: why}. */
  private Control.Hardware hardware() throws ControlException {
    String[] parts = value("hardware").split(":", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw wrong("header 'hardware' is not of the form 'ARCHITECTURE...: reason' or 'none: reason'");
    }
    List<String> architectures = words("hardware", parts[0], KEBAB);
    return new Control.Hardware(architectures.equals(List.of("none")) ? List.of() : architectures, parts[1].strip());
  }

  private List<String> words(String key, String form) throws ControlException {
    return words(key, value(key), form);
  }

  private List<String> words(String key, String text, String form) throws ControlException {
    List<String> words = Arrays.asList(text.split("[\\s,]+"));
    for (String word : words) {
      if (!word.matches(form)) {
        throw wrong("header '" + key + "' has '" + word + "'");
      }
    }
    return words;
  }

  private String value(String key) {
    return header.getOrDefault(key, "");
  }

  private ControlException wrong(String what) {
    return new ControlException("control " + name + ": " + what);
  }
}
