package dev.lockstep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
  @Test
  void isTheNearestDirectoryAboveWithTheScript(@TempDir Path root) throws IOException {
    Path inner = Files.createDirectories(root.resolve("core/src/lockstep"));
    Files.createFile(root.resolve("lockstep"));

    assertEquals(root, Home.above(inner));
  }

  @Test
  void saysWhatToDoWhereThereIsNone(@TempDir Path root) throws IOException {
    Files.createDirectory(root.resolve("lockstep"));

    var thrown = assertThrows(IllegalStateException.class, () -> Home.above(root));
    assertTrue(String.valueOf(thrown.getMessage()).contains("-Dlockstep.home="), thrown::toString);
  }
}
