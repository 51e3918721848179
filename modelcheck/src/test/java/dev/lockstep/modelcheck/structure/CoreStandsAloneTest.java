package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.structure.code.Modules;
import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A3: what core needs, who imports whom, and how long things are. */
final class CoreStandsAloneTest {
  @TempDir private Path directory = Path.of("");

  /** Every way in which code can name a class, the ones included that leave no call and no field behind. */
  @ParameterizedTest
  @ValueSource(strings = {
    "Object f(Object o) { return (java.util.logging.Level) o; }",
    "boolean f(Object o) { return o instanceof java.util.logging.Level; }",
    "boolean f(Object o) { return switch (o) { case java.util.logging.Level l -> true; default -> false; }; }",
    "Object f() { return java.util.logging.Level.class; }",
    "Object f() { return new java.util.logging.Level[1]; }",
    "Object f() { return new java.util.logging.Level[1][2]; }",
    "void f() { try { f(); } catch (java.lang.instrument.UnmodifiableModuleException e) { } }",
    "Supplier<Object> f() { return () -> java.util.logging.Level.ALL; }",
    "Function<String, Object> f() { return java.util.logging.Level::parse; }",
    "List<java.util.logging.Level> f;",
    "<T extends java.util.logging.Level> void f() { }",
    "void f() { List<java.util.logging.Level> l = new ArrayList<>(); l.clear(); }",
    "void f(java.util.logging.Level[] l) { }"
  })
  void whateverNamesAClassOfAnotherModuleIsFound(String member) throws IOException {
    List<String> offences = new JavaBaseAlone(Twin.compile(directory, "public class Needy { " + member + " }"))
        .examine().offences();
    assertEquals(1, offences.size(), offences.toString());
    assertTrue(offences.getFirst().contains("which is in module java."), offences.getFirst());
  }

  @Test
  void javaBaseIsEnough() throws IOException {
    List<String> offences = new JavaBaseAlone(Twin.compile(directory,
        "public class Content { List<String> x = List.of(); void f() { System.getLogger(\"x\"); } }")).examine().offences();
    assertEquals(List.of(), offences);
  }

  private static String objection(String list, String from, String to) throws IOException {
    return Imports.parse(list).objection(from, to).orElse("");
  }

  @Test
  void aPackageOfCoreImportsWhatItMayAndNothingElse() throws IOException {
    String list = "[a package of core may import]\ndev.lockstep.worker > dev.lockstep.channel  made of it\n";
    assertEquals("", objection(list, "dev/lockstep/worker/A", "dev/lockstep/channel/B"));
    assertEquals("", objection(list, "dev/lockstep/worker/A", "dev/lockstep/worker/B"));
    assertEquals("imports.txt does not allow dev.lockstep.channel > dev.lockstep.worker",
        objection(list, "dev/lockstep/channel/A", "dev/lockstep/worker/B"));
    assertEquals("imports.txt does not allow dev.lockstep.fresh > dev.lockstep.worker",
        objection(list, "dev/lockstep/fresh/A", "dev/lockstep/worker/B"));
  }

  @Test
  void aModuleImportsWhatItMayAndNothingElse() throws IOException {
    String list = """
        [a module may import]
        modelcheck > core  its subjects
        [must not import]
        dev.lockstep.modelcheck.model > core  apart
        """;
    assertEquals("", objection(list, "dev/lockstep/modelcheck/storm/A", "dev/lockstep/worker/B"));
    assertEquals("imports.txt, line 4 forbids it: apart",
        objection(list, "dev/lockstep/modelcheck/model/A$X", "dev/lockstep/worker/B"));
    assertEquals("imports.txt does not allow spec > core", objection(list, "dev/lockstep/spec/A", "dev/lockstep/worker/B"));
    assertEquals("imports.txt does not allow stress > modelcheck",
        objection(list, "dev/lockstep/stress/A", "dev/lockstep/modelcheck/model/B"));
  }

  @Test
  void packagesThatImportEachOtherAndEntriesThatNothingNeedsAreFaults() throws IOException {
    List<String> faults = Imports.parse("""
        [a package of core may import]
        a > b  so
        b > c  so
        c > a  so
        """).faults();
    assertEquals(6, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("nothing needs a > b any more"), faults.toString());
    assertTrue(faults.get(1).contains("b leads back to a"), faults.toString());
  }

  @Test
  void aModuleThatIsNotBuiltMakesItUnknown() throws IOException {
    Examined found = new ImportDirection(Twin.compile(directory, "public class Alone {}"), Imports.shipped()).examine();
    assertEquals(List.of(), found.offences());
    assertEquals(Modules.OTHERS.size(), found.doubts().size(), found.doubts().toString());
  }

  @Test
  void aLongFileAndALongMethodAreFoundAndShortOnesAreNot() throws IOException {
    Files.writeString(directory.resolve("Short.java"), "class Short { void f() {\n" + lines(58) + "}\n}\n");
    assertEquals(List.of(), new SourceSizes(300).examine(List.of(directory)).offences());
    Files.writeString(directory.resolve("Long.java"), "class Long { void f() {\n" + lines(59) + "}\n}\n");
    assertEquals(
        List.of("f (Long.java:1) has 61 lines, more than 60"), new SourceSizes(300).examine(List.of(directory)).offences());
    Files.writeString(directory.resolve("Long.java"), "class Long {\n" + lines(299) + "}\n");
    assertEquals(
        List.of("Long.java has 301 lines, more than 300"), new SourceSizes(300).examine(List.of(directory)).offences());
  }

  @Test
  void aSourceThatCannotBeParsedOrIsNotThereMakesItUnknown() throws IOException {
    assertEquals(1, new SourceSizes(300).examine(List.of(directory)).doubts().size());
    Files.writeString(directory.resolve("Broken.java"), "class {");
    assertTrue(new SourceSizes(300).examine(List.of(directory)).doubts().getFirst().contains("cannot be parsed"));
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "// " + i).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The rule is about core; the house is tidy everywhere. */
  @Test
  void noMethodOfTheKitIsLong() throws IOException {
    List<Path> sources = Stream.concat(Stream.of(Modules.CORE), Modules.OTHERS.stream())
        .flatMap(module -> Stream.of("main", "test").map(part -> Path.of(module, "src", part, "java")))
        .map(Home.locate()::resolve)
        .filter(Files::isDirectory)
        .toList();
    assertEquals(List.of(), new SourceSizes(Integer.MAX_VALUE).examine(sources).offences());
  }

  @Test
  void aSourceOfWhichThereIsNoClassIsTold() throws IOException {
    Files.createDirectories(directory.resolve("dev/lockstep/twin"));
    Files.writeString(directory.resolve("dev/lockstep/twin/Unseen.java"), "");
    Shipped shipped = new Shipped(Twin.compile(directory, "public class Seen {}"), List.of(directory.resolve("dev").getParent()));
    assertTrue(shipped.unseen().contains(
        "dev/lockstep/twin/Unseen.java was not looked at: no class of it is on the class path"), shipped.unseen().toString());
  }
}
