package dev.lockstep.spec.tlc;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.evidence.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of {@code spec/tla/README.md}: what {@link Models} says, beside what the files of a model say of
 * themselves. A model is described by the first line of its configuration, a negative control by the comment of its
 * module.
 *
 * <p>Stateless.
 */
public final class ModelTable {
  static final String BEGIN = "<!-- Written by dev.lockstep.spec.tlc.ModelTable: -->";
  static final String END = "<!-- End of what it wrote. -->";

  private static final Pattern CONTROL = Pattern.compile("NEGATIVE CONTROL for (\\w+)\\.(.*?)EXTENDS", Pattern.DOTALL);
  private static final Pattern FRAME = Pattern.compile("\\s*(\\(\\*|\\*\\)|\\R)+\\s*");
  private static final String VIOLATED = "Must be violated: ";

  private final Path specifications;
  private final List<String> lines = new ArrayList<>();

  private ModelTable(Path specifications) {
    this.specifications = specifications;
  }

  /** Writes the tables into the README. */
  public static void main(String[] args) throws IOException {
    Path specifications = Home.locate().resolve("spec").resolve("tla");
    Path readme = specifications.resolve("README.md");
    Files.writeString(readme, inserted(Files.readString(readme), of(specifications)));
    System.out.println(readme + ": " + summary(Models.all()));
  }

  /** The text with the tables in the place that is marked for them. */
  static String inserted(String text, String tables) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no place for the tables, between '" + BEGIN + "' and '" + END + "'");
    }
    return text.substring(0, begin) + BEGIN + "\n\n" + tables + "\n" + text.substring(end);
  }

  /**
   * The tables.
   *
   * @throws IOException if a file of a model cannot be read
   */
  static String of(Path specifications) throws IOException {
    ModelTable table = new ModelTable(specifications);
    table.lines.add("All families: " + summary(Models.all()) + ".");
    for (Tier tier : Tier.values()) {
      table.lines.add((tier.ordinal() == 0 ? "\nTier `" : "Tier `") + name(tier) + "`: " + summary(Models.of(tier)) + ".");
    }
    for (Family family : Family.values()) {
      table.family(family);
    }
    return String.join("\n", table.lines) + "\n";
  }

  private static String summary(List<Model> models) {
    long states = 0;
    int holds = 0;
    int witnesses = 0;
    for (Model model : models) {
      if (model.expected() instanceof Expectation.Holds expected) {
        holds++;
        states += expected.distinctStates();
      } else if (isWitness(model)) {
        witnesses++;
      }
    }
    return String.format(Locale.ROOT, "%d models; %d must hold, with %,d distinct states; %d controls and %d witnesses "
        + "must be violated", models.size(), holds, states, models.size() - holds - witnesses, witnesses);
  }

  private void family(Family family) throws IOException {
    lines.add("\n### " + family.title() + " (check `" + family.check() + "`)\n");
    lines.add("| must hold | module | what | bounds | behaviours | rules | distinct states | tier |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (Model model : family.models()) {
      if (model.expected() instanceof Expectation.Holds expected) {
        TlcConfig config = config(model);
        row(code(model), "`" + model.module() + "`", config.purpose(), bounds(config.constants()),
            "`" + config.specification() + "`", String.join(" ", model.rules()),
            String.format(Locale.ROOT, "%,d", expected.distinctStates()), name(model.tier()));
      }
    }
    lines.add("\n| control | what it breaks | violates | tier |");
    lines.add("|---|---|---|---|");
    for (Model model : family.models()) {
      if (model.expected() instanceof Expectation.Violated expected && !isWitness(model)) {
        row(code(model), control(model), "`" + expected.property() + "`", name(model.tier()));
      }
    }
    lines.add("\n| witness | what happens | violates | for | tier |");
    lines.add("|---|---|---|---|---|");
    for (Model model : family.models()) {
      if (model.expected() instanceof Expectation.Violated expected && isWitness(model)) {
        row(code(model), config(model).purpose().replaceFirst(VIOLATED, ""), "`" + expected.property() + "`",
            String.join(" ", model.rules()), name(model.tier()));
      }
    }
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static boolean isWitness(Model model) {
    return model.expected() instanceof Expectation.Violated expected && PropertyName.rule(expected.property()).isEmpty();
  }

  private static String code(Model model) {
    return "`" + model.config() + "`";
  }

  private static String name(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }

  /** What is there, without what is not: an empty set, or a switch that is off. */
  private static String bounds(Map<String, String> constants) {
    return constants.entrySet().stream()
        .filter(constant -> !constant.getKey().equals(constant.getValue()))
        .filter(constant -> !constant.getValue().equals("{}") && !constant.getValue().equals("FALSE"))
        .map(constant -> constant.getKey() + (constant.getValue().equals("TRUE") ? "" : " " + constant.getValue()))
        .collect(Collectors.joining("; "));
  }

  private TlcConfig config(Model model) throws IOException {
    return TlcConfig.read(specifications.resolve(model.config() + ".cfg"));
  }

  /** The comment of a control's module, on one line. */
  private String control(Model model) throws IOException {
    Path module = specifications.resolve(model.module() + ".tla");
    Matcher comment = CONTROL.matcher(Files.readString(module));
    if (!comment.find() || !model.rules().contains(comment.group(1))) {
      throw new IOException(module + " does not say NEGATIVE CONTROL for " + model.rules().getFirst() + ", and what it breaks");
    }
    return FRAME.matcher(comment.group(2)).replaceAll(" ").replaceAll(" +", " ").strip();
  }
}
