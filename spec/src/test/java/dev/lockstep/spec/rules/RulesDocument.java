package dev.lockstep.spec.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code RULES.md} back into rules. Below a heading {@code ### ID title} stand four or five paragraphs in this
 * order: a quotation (the rule), {@code *Intent:*}, {@code Checks:} or {@code Unchecked:}, {@code Controls:}. Anything
 * else is an error, so that no text of a rule can hide from the comparison.
 */
final class RulesDocument {
  private static final Pattern HEADING = Pattern.compile("### ([A-Z][0-9]+[a-z]?) (.+)");
  private static final Pattern CHECK = Pattern.compile("`(([a-z-]+)\\.[a-z0-9-]+)` \\(([a-z-]+): ([^)]+)\\)");
  private static final Pattern MINIMUM = Pattern.compile("(\\w+) ≥ (\\d+)");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");
  private static final String CLAIMS = "P";

  private RulesDocument() {}

  static List<Rule> parse(String markdown) {
    List<Rule> rules = new ArrayList<>();
    for (String part : markdown.split("(?m)^(?=##)")) {
      if (part.startsWith("### ")) {
        rules.add(rule(part.strip().split("\\n\\s*\\n")));
      }
    }
    return rules;
  }

  private static Rule rule(String[] paragraphs) {
    Matcher heading = match(HEADING, paragraphs[0]);
    String id = heading.group(1);
    require(paragraphs.length == 5, id + " has " + paragraphs.length + " paragraphs, not 5");
    boolean checked = paragraphs[3].startsWith("Checks:");
    return new Rule(
        id,
        heading.group(2),
        flat(paragraphs[1].replaceAll("(?m)^>", "")),
        after("*Intent:*", paragraphs[2]),
        !id.startsWith(CLAIMS),
        checked ? checks(after("Checks:", paragraphs[3])) : List.of(),
        unchecked(checked, paragraphs[3]),
        controls(after("Controls:", paragraphs[4])));
  }

  private static @Nullable String unchecked(boolean checked, String paragraph) {
    return checked ? null : after("Unchecked:", paragraph);
  }

  private static List<RequiredCheck> checks(String text) {
    List<RequiredCheck> checks = new ArrayList<>();
    for (String item : text.split(" · ")) {
      Matcher check = match(CHECK, item);
      SortedMap<String, Long> minimum = new TreeMap<>();
      for (String unit : check.group(4).split(", ")) {
        Matcher count = match(MINIMUM, unit);
        minimum.put(count.group(1), Long.valueOf(count.group(2)));
      }
      Subjects subjects = Subjects.ofLabel(check.group(3)).orElseThrow();
      checks.add(new RequiredCheck(check.group(1), check.group(2), subjects, minimum));
    }
    return checks;
  }

  private static List<String> controls(String text) {
    List<String> controls = new ArrayList<>();
    if (!text.equals("none")) {
      for (String item : text.split(", ")) {
        controls.add(match(NAME, item).group(1));
      }
    }
    return controls;
  }

  private static String after(String marker, String paragraph) {
    require(paragraph.startsWith(marker), "a paragraph does not begin with " + marker + ": " + paragraph);
    return flat(paragraph.substring(marker.length()));
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    require(matcher.matches(), "'" + text + "' is not of the form " + pattern);
    return matcher;
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
