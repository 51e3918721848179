package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lockstep.modelcheck.process.OverlayLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small model tells a broken pool from a good one, by deeds that chance chooses. */
final class PoolActionsControlsTest {
  private static final int TRIES = 200;

  /** Loaded on the overlay of a control: does deeds by chance until pool and model differ; what then is different. */
  public static final class Walk implements Supplier<String> {
    @Override
    public String get() {
      for (int seed = 0; seed < TRIES; seed++) {
        try {
          walk(new Random(seed), seed % 2 == 0 ? Deed.RESTARTS : Deed.SCALING);
        } catch (AssertionError different) {
          return String.valueOf(different.getMessage());
        }
      }
      return "";
    }

    private static void walk(Random random, List<Deed> deeds) {
      List<Deed> weighted =
          deeds.stream().flatMap(deed -> Collections.nCopies(deed.weight(), deed).stream()).toList();
      PoolAndModel pool = new PoolAndModel();
      for (int i = 0; i < Deed.MOST; i++) {
        weighted.get(random.nextInt(weighted.size())).how().accept(pool, random.nextInt(Deed.CHOICES + 1));
        pool.areTheSame();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"restarts-unlimited", "restart-window-off-by-one", "retires-at-once", "scales-as-asked"})
  void aBrokenPoolDiffers(String control) throws Exception {
    assertNotEquals("", walkOn(OverlayLoader.overlay(control)));
  }

  @Test
  void theShippedPoolDoesNot(@TempDir Path empty) throws Exception {
    assertEquals("", walkOn(empty));
  }

  private static String walkOn(Path overlay) throws Exception {
    try (OverlayLoader loader = new OverlayLoader(overlay)) {
      return loader.load(Walk.class).get();
    }
  }
}
