package dev.lockstep.bench.regression;

import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The two-sided test of Mann and Whitney: exact for small samples without ties, by the normal distribution otherwise.
 *
 * <p>It is Hipparchus' test, but for one case. Where the statistic is exactly half of what it can be, samples are as
 * alike as they can be; Hipparchus 4.0.2 gives the least p there is. {@code MannWhitneyTest} counts all orders of small
 * samples and compares.
 *
 * <p>Stateless and thread-safe.
 */
final class MannWhitney {
  private MannWhitney() {}

  /** How likely two samples of one distribution would differ at least so much. */
  static double p(double[] x, double[] y) {
    MannWhitneyUTest test = new MannWhitneyUTest();
    if (2 * test.mannWhitneyU(x, y) == (double) x.length * y.length) {
      return 1;
    }
    return Math.min(1, test.mannWhitneyUTest(x, y));
  }

  /** The p of two samples of which one lies wholly above the other: none can be less, with so few. */
  static double least(int x, int y) {
    return 2 / CombinatoricsUtils.binomialCoefficientDouble(x + y, x);
  }
}
