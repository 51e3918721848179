package dev.lockstep.stress.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code stress/README.md} has a row for every access to every field that a field table in {@code core}
 * lists, and for nothing else; the field tables say the modes that the code has; the controls and tests that the table
 * names are there, and those of this engine are all named.
 */
final class AccessTableTest {
  private static final Path HOME = Home.locate();
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A class of {@code core} that has a field table. */
  private record Described(String name, ClassTree tree, FieldTable table) {}

  private static final List<Described> CLASSES = new ArrayList<>();
  private static final List<List<String>> ROWS = new ArrayList<>();

  @BeforeAll
  static void readSourcesAndTable() throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(HOME.resolve(ControlCompiler.SOURCES))) {
      files = tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        String text = unit.getSourceFile().getCharContent(true).toString();
        FieldTable table = FieldTable.in(text);
        for (Tree type : unit.getTypeDecls()) {
          if (table != null && type instanceof ClassTree declared) {
            CLASSES.add(new Described(declared.getSimpleName().toString(), declared, table));
          }
        }
      }
    }
    for (String line : Files.readAllLines(HOME.resolve("stress").resolve("README.md"))) {
      if (line.startsWith("| `") && line.chars().filter(c -> c == '|').count() == 7) {
        ROWS.add(Stream.of(line.split("\\|")).map(String::strip).skip(1).toList());
      }
    }
  }

  @Test
  void everyAccessHasARowAndEveryRowAnAccess() {
    assertFalse(CLASSES.isEmpty());
    Set<String> expected = new TreeSet<>();
    CLASSES.forEach(type -> expected.addAll(rowsOf(type)));
    Set<String> actual = ROWS.stream()
        .map(row -> plain(row.get(0)) + " | " + plain(row.get(1)) + " | " + plain(row.get(2)))
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", expected), String.join("\n", actual));
  }

  @Test
  void theFieldTablesSayTheModesThatTheCodeHas() {
    for (Described type : CLASSES) {
      for (List<String> row : type.table().rows()) {
        Set<Access> accesses = accesses(type, row.getFirst());
        if (!accesses.isEmpty()) {
          String field = type.name() + "." + row.getFirst();
          Set<String> reads = new TreeSet<>(FieldTable.modes(type.table().cell(row, "read")));
          Set<String> writes = new TreeSet<>(FieldTable.modes(type.table().cell(row, "write")));
          assertEquals(reads, modes(accesses, true), field + ", read");
          assertEquals(writes, modes(accesses, false), field + ", write");
        }
      }
    }
  }

  /** A field that threads share and that no table lists would be missed by everything here. */
  @Test
  void everyVolatileOrAtomicFieldIsInAFieldTable() throws IOException {
    Set<String> shared = new TreeSet<>();
    Pattern field = Pattern.compile(
        "(?m)^  private (?:final )?(?:volatile [^=;]*?|AtomicReferenceArray<.*> )(\\w+)( =.*)?;");
    try (Stream<Path> tree = Files.walk(HOME.resolve(ControlCompiler.SOURCES))) {
      for (Path file : tree.filter(one -> one.toString().endsWith(".java")).toList()) {
        String owner = file.getFileName().toString().replace(".java", "");
        field.matcher(Files.readString(file)).results().forEach(match -> shared.add(owner + "." + match.group(1)));
      }
    }
    assertFalse(shared.isEmpty());
    Set<String> listed = new TreeSet<>();
    CLASSES.forEach(type -> type.table().rows().forEach(row -> listed.add(type.name() + "." + row.getFirst())));
    shared.removeAll(listed);
    assertEquals(Set.of(), shared);
  }

  @Test
  void theControlsAndTestsOfTheTableAreThereAndComplete() throws ControlException {
    Controls controls = Controls.read(HOME.resolve(Controls.DIRECTORY));
    Set<String> named = new HashSet<>();
    for (List<String> row : ROWS) {
      for (String control : code(row.get(4))) {
        assertTrue(controls.find(control).isPresent(), "no such control: " + control);
        named.add(control);
      }
    }
    Set<String> ofOrder = controls.killedBy("jcstress").stream()
        .filter(control -> control.hardware() != null || control.id().matches(".*-(swap|recheck|late)"))
        .map(Control::id)
        .collect(Collectors.toCollection(TreeSet::new));
    ofOrder.removeAll(named);
    assertEquals(Set.of(), ofOrder, "controls that weaken an access and stand in no row");
  }

  /** What the README must list of this class: each access, or the row itself where the table speaks of a guard. */
  private static Set<String> rowsOf(Described type) {
    Set<String> rows = new TreeSet<>();
    for (List<String> row : type.table().rows()) {
      Set<Access> accesses = accesses(type, row.getFirst());
      if (accesses.isEmpty()) {
        String field = type.name() + "." + row.getFirst();
        rows.add(field + " | " + plain(row.get(1)) + " | " + plain(type.table().cell(row, "read")));
      }
      accesses.forEach(access -> rows.add(access.field() + " | " + access.kind() + " | " + access.where()));
    }
    return rows;
  }

  /** None where the table names no mode: a guard, a record, a field that is explained elsewhere. */
  private static Set<Access> accesses(Described type, String name) {
    boolean isRecord = name.matches("[A-Z]\\w*");
    boolean isExplainedElsewhere = type.table().rows().stream()
        .anyMatch(row -> row.getFirst().equals(name) && row.get(1).startsWith("see "));
    if (!type.table().columns().contains("write") || isRecord || isExplainedElsewhere) {
      return Set.of();
    }
    int dot = name.indexOf('.');
    String prefix = dot < 0 ? type.name() : type.name() + "." + name.substring(0, dot);
    return AccessScanner.find(prefix, name.substring(dot + 1), type.tree());
  }

  private static Set<String> modes(Set<Access> accesses, boolean read) {
    return accesses.stream()
        .filter(access -> access.isRead() == read)
        .map(Access::mode)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String plain(String cell) {
    return cell.replaceAll("\\{@link (#?)([^}]*)}", "$2").replace("`", "").strip();
  }

  private static List<String> code(String cell) {
    Matcher matcher = CODE.matcher(cell);
    return matcher.results().map(found -> found.group(1)).toList();
  }
}
