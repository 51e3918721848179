package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of models, the files in {@code spec/tla} and its README say the same. */
final class ModelTableTest {
  private static final Path SPECIFICATIONS = Home.locate().resolve("spec").resolve("tla");

  /** Modules that are only extended or instantiated by those of models. */
  private static final Set<String> PARTS = Set.of("WorkerState", "BroadcastState", "SupervisorState", "Incarnation");

  @Test
  void everyConfigurationStatesTheRulesOfItsModelAndNoOthers() throws IOException {
    for (Model model : Models.all()) {
      Set<String> stated = properties(model)
          .flatMap(property -> PropertyName.rule(property).stream())
          .collect(Collectors.toSet());
      boolean witness = stated.isEmpty() && model.expected() instanceof Expectation.Violated;
      assertEquals(witness ? Set.of() : Set.copyOf(model.rules()), stated, model::toString);
    }
  }

  @Test
  void everyConfigurationIsInTheTable() throws IOException {
    assertEquals(names(".cfg"), Models.all().stream().map(Model::config).collect(Collectors.toSet()));
  }

  @Test
  void everyModuleIsPartOfAModel() throws IOException {
    Set<String> modules = Models.all().stream().map(Model::module).collect(Collectors.toSet());
    modules.addAll(PARTS);
    assertEquals(names(".tla"), modules);
  }

  @Test
  void everyPropertyHasAControlThatViolatesIt() throws IOException {
    Set<String> stated = new TreeSet<>();
    Set<String> violated = new TreeSet<>();
    for (Model model : Models.all()) {
      if (model.expected() instanceof Expectation.Violated expected) {
        violated.add(expected.property());
      } else {
        properties(model).filter(property -> PropertyName.rule(property).isPresent()).forEach(stated::add);
      }
    }
    stated.removeAll(violated);
    assertEquals(Set.of(), stated);
  }

  @Test
  void theReadmeShowsThisTable() throws IOException {
    String readme = Files.readString(SPECIFICATIONS.resolve("README.md"));
    assertEquals(ModelTable.inserted(readme, ModelTable.of(SPECIFICATIONS)), readme,
        () -> "run " + ModelTable.class.getName());
  }

  @Test
  void theReadmeNamesEveryModuleThatIsNotAControl() throws IOException {
    String readme = Files.readString(SPECIFICATIONS.resolve("README.md"));
    for (String module : names(".tla")) {
      boolean control = Files.readString(SPECIFICATIONS.resolve(module + ".tla")).contains("NEGATIVE CONTROL");
      assertEquals(!control, readme.contains("[" + module + ".tla](" + module + ".tla)"), module);
    }
  }

  @Test
  void aReadmeWithoutAPlaceForTheTableIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ModelTable.inserted("# The specifications\n", "| model |\n"));
  }

  @Test
  void theTableIsInsertedInPlaceOfTheOldOne() {
    String readme = "before\n" + ModelTable.BEGIN + "\nold\n" + ModelTable.END + "\nafter\n";
    String inserted = ModelTable.inserted(readme, "new\n");
    assertEquals("before\n" + ModelTable.BEGIN + "\n\nnew\n\n" + ModelTable.END + "\nafter\n", inserted);
    assertTrue(ModelTable.inserted(inserted, "new\n").equals(inserted), "once is enough");
  }

  private static Stream<String> properties(Model model) throws IOException {
    TlcConfig config = TlcConfig.read(SPECIFICATIONS.resolve(model.config() + ".cfg"));
    return Stream.concat(config.invariants().stream(), config.properties().stream());
  }

  private static Set<String> names(String extension) throws IOException {
    try (Stream<Path> files = Files.list(SPECIFICATIONS)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(extension))
          .map(name -> name.substring(0, name.length() - extension.length()))
          .collect(Collectors.toSet());
    }
  }
}
