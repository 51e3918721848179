package dev.lockstep.stress.harness;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * One run of one test in a JVM of its own.
 *
 * @param test the test's name, as jcstress knows it
 * @param overlay a directory of classes that replace shipped ones; null: the shipped code
 * @param setting how the JVM runs it
 * @param dose how long
 * @param seed decides what the compiler does at random
 */
public record Fork(String test, @Nullable Path overlay, Setting setting, Dose dose, int seed) {

  /** A fork whose seed is its own, but the same in every run with the same {@code seed}. */
  public static Fork of(
      String test, @Nullable Path overlay, Setting setting, Dose dose, long seed, int repeat) {
    int own = Objects.hash(test, String.valueOf(overlay), setting.label(), setting.split(), seed, repeat);
    return new Fork(test, overlay, setting, dose, own & Integer.MAX_VALUE);
  }

  /**
   * What came of it.
   *
   * @param fork what was run
   * @param result what jcstress says
   */
  public record Result(Fork fork, TestResult result) {}
}
