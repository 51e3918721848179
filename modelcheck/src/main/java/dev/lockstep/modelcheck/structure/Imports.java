package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.Modules;
import dev.lockstep.modelcheck.structure.code.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reviewed list of who may import whom. It remembers which entries were of use. Not thread-safe. */
final class Imports {
  /** The file, beside this class. */
  static final String FILE = "imports.txt";

  private static final String PACKAGES = "a package of core may import";
  private static final String MODULES = "a module may import";
  private static final String FORBIDDEN = "must not import";
  private static final Set<String> SECTIONS = Set.of(PACKAGES, MODULES, FORBIDDEN);

  private record Line(String section, String from, String to, ReviewedList.Entry entry) {}

  private final ReviewedList list;
  private final List<Line> lines = new ArrayList<>();
  private final Set<Line> used = new HashSet<>();

  private Imports(ReviewedList list) throws IOException {
    this.list = list;
    for (ReviewedList.Entry entry : list.entries()) {
      String[] sides = entry.subject().split(" > ", -1);
      if (sides.length != 2 || !SECTIONS.contains(entry.section())) {
        throw new IOException(list.place(entry) + ": not of the form 'one > other', or in no known section");
      }
      lines.add(new Line(entry.section(), sides[0], sides[1], entry));
    }
  }

  /** The list that ships. */
  static Imports shipped() throws IOException {
    return new Imports(ReviewedList.shipped(FILE));
  }

  /** The list with this text. */
  static Imports parse(String text) throws IOException {
    return new Imports(ReviewedList.parse(FILE, text));
  }

  /** Why {@code from} must not name {@code to}, two classes of the kit by internal name; empty if it may. */
  Optional<String> objection(String from, String to) {
    for (Line line : lines) {
      boolean leaves = line.section.equals(FORBIDDEN) && covers(line.from, from);
      if (leaves) {
        used.add(line);
      }
      if (leaves && covers(line.to, to)) {
        return Optional.of(list.place(line.entry) + " forbids it: " + line.entry.reason());
      }
    }
    String fromModule = Modules.of(from);
    String toModule = Modules.of(to);
    if (!fromModule.equals(toModule)) {
      return allowed(MODULES, fromModule, toModule);
    }
    if (!fromModule.equals(Modules.CORE) || Names.packageOf(from).equals(Names.packageOf(to))) {
      return Optional.empty();
    }
    return allowed(PACKAGES, Names.packageOf(from), Names.packageOf(to));
  }

  private Optional<String> allowed(String section, String from, String to) {
    for (Line line : lines) {
      if (line.section.equals(section) && line.from.equals(from) && line.to.equals(to)) {
        used.add(line);
        return Optional.empty();
      }
    }
    return Optional.of(FILE + " does not allow " + from + " > " + to);
  }

  private static boolean covers(String term, String type) {
    String name = Names.dotted(type);
    return name.equals(term) || name.startsWith(term + ".") || Modules.of(type).equals(term);
  }

  /** What is wrong with the list itself: entries that nothing needs, and packages that may import each other. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Line line : lines) {
      if (!used.contains(line)) {
        faults.add(list.place(line.entry) + ": nothing needs " + line.entry.subject() + " any more; take it off");
      }
      if (line.section.equals(PACKAGES) && leads(line.to, line.from, new HashSet<>())) {
        faults.add(list.place(line.entry) + ": " + line.to + " leads back to " + line.from
            + ", so they import each other");
      }
    }
    return faults;
  }

  private boolean leads(String from, String to, Set<String> seen) {
    return from.equals(to) || (seen.add(from) && lines.stream()
        .anyMatch(line -> line.section.equals(PACKAGES) && line.from.equals(from) && leads(line.to, to, seen)));
  }
}
