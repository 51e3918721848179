package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Samples;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A distribution in one line of characters: how many iterations fell where, on an axis that base and candidate share.
 * It runs from the least to the greatest time but for the outermost twentieths, which would stretch it.
 */
record Strip(double least, double most) {
  private static final int CELLS = 30;
  private static final double CUT = 0.05;

  /** The axis of a row. */
  static Strip of(Judged row) {
    double[] all =
        DoubleStream.concat(times(row.base()), times(row.candidate())).sorted().toArray();
    double least = all[(int) (CUT * (all.length - 1))];
    double most = all[(int) Math.ceil((1 - CUT) * (all.length - 1))];
    return new Strip(least, Math.max(most, Math.nextUp(least)));
  }

  private static DoubleStream times(Samples samples) {
    return samples.forks().stream().flatMap(List::stream).mapToDouble(Double::doubleValue);
  }

  /** Where a time lies, from 0 to 1; what lies outside is put on the border. */
  double place(double nanos) {
    return Math.clamp((nanos - least) / (most - least), 0, 1);
  }

  /** The line of one side. */
  String text(Samples samples) {
    int[] counts = new int[CELLS];
    times(samples).forEach(nanos -> counts[(int) Math.round(place(nanos) * (CELLS - 1))]++);
    return Bars.ofCounts(counts);
  }
}
