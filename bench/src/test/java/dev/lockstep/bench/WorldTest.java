package dev.lockstep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worlds differ in the trace seam, and in nothing that the step shows. */
final class WorldTest {
  private static final int STEPS = 3;

  @ParameterizedTest
  @EnumSource
  void aShippedWorkerTellsEachStep(Subject subject) throws Exception {
    try (World world = World.shipped()) {
      assertEquals(STEPS, heard(world, subject, true));
      assertEquals(0, heard(world, subject, false));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerWithoutTheSeamTellsNothing(Subject subject) throws Exception {
    try (World world = World.withoutTrace()) {
      assertEquals(0, heard(world, subject, true));
    }
  }

  private static long heard(World world, Subject subject, boolean traced) throws Exception {
    LongSupplier heard = world.queryStep(LongSupplier.class, subject, traced);
    Supplier<?> step = (Supplier<?>) heard;
    for (int i = 0; i < STEPS; i++) {
      assertNotNull(step.get());
    }
    return heard.getAsLong();
  }
}
