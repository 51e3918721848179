package dev.lockstep.modelcheck.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list that a person has reviewed: entries in sections, each with a reason. Lines that begin with {@code #} are for
 * the reader, {@code [name]} begins a section, every other line is an entry, two or more spaces, and its reason.
 *
 * <p>Immutable.
 *
 * @param name of the file, for messages
 * @param entries in the order of the file
 */
record ReviewedList(String name, List<Entry> entries) {
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)]");
  private static final Pattern ENTRY = Pattern.compile("(\\S.*?) {2,}(\\S.*)");

  /**
   * One entry.
   *
   * @param section the section that it stands in
   * @param subject what it is about
   * @param reason why it is there
   * @param line where it stands
   */
  record Entry(String section, String subject, String reason, int line) {}

  ReviewedList {
    entries = List.copyOf(entries);
  }

  /** The list that ships with the engine, beside this class. */
  static ReviewedList shipped(String name) throws IOException {
    try (InputStream in = ReviewedList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Reads the text of the file {@code name}. */
  static ReviewedList parse(String name, String text) throws IOException {
    List<Entry> entries = new ArrayList<>();
    String section = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher heading = SECTION.matcher(line.strip());
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (heading.matches()) {
        section = heading.group(1);
        continue;
      }
      entries.add(entry(name, section, line, number));
    }
    return new ReviewedList(name, entries);
  }

  private static Entry entry(String name, String section, String line, int number) throws IOException {
    Matcher entry = ENTRY.matcher(line.strip());
    if (section.isEmpty() || !entry.matches()) {
      throw new IOException(
          name + ", line " + number + ": an entry stands in a section and has a reason, two spaces after it");
    }
    return new Entry(section, entry.group(1), entry.group(2), number);
  }

  /** The entries of one section. */
  List<Entry> in(String section) {
    return entries.stream().filter(entry -> entry.section().equals(section)).toList();
  }

  /** Where an entry stands, for a message. */
  String place(Entry entry) {
    return name + ", line " + entry.line();
  }
}
