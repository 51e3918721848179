package dev.lockstep.stress.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * How one JVM is to run a test of two actors.
 *
 * @param mode how its code is run
 * @param split which compiler runs which actor, as jcstress numbers it; {@link CompileMode#UNIFIED}: all are run alike
 */
public record Setting(JvmMode mode, int split) {
  /** All actors run alike, in each mode. */
  public static final List<Setting> UNIFIED =
      Arrays.stream(JvmMode.values()).map(mode -> new Setting(mode, CompileMode.UNIFIED)).toList();

  /** Each actor is interpreted, or compiled by C1, or by C2 in random order, in every combination. */
  public static final List<Setting> SPLIT =
      IntStream.of(CompileMode.casesFor(2, true, true))
          .mapToObj(split -> new Setting(JvmMode.C2_RANDOM, split))
          .toList();

  boolean isSplit() {
    return split != CompileMode.UNIFIED;
  }

  /** The JVM's options; only a tiered JVM has more than one way to run its code. */
  List<String> flags(int seed) {
    List<String> flags = new ArrayList<>(mode.flags(seed));
    if (isSplit()) {
      flags.remove("-XX:-TieredCompilation");
    }
    return List.copyOf(flags);
  }

  /** For a person. */
  public String label() {
    return isSplit() ? "actors compiled apart" : mode.label();
  }
}
