package dev.lockstep.stress.harness;

import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;

/**
 * What jcstress asks its options when it makes the configuration of a fork. Its own parser is not used: it burns a
 * second of all processors first.
 */
final class DoseOptions extends Options {
  private static final int STRIDE_SIZE = 256;

  /** A tenth of what jcstress takes: shorter preparation, and memory that stays in the caches. */
  private static final int STRIDE_COUNT = 4;

  private static final int MAX_FOOTPRINT_MB = 64;

  private final Dose dose;

  DoseOptions(Dose dose) {
    super(new String[0]);
    this.dose = dose;
  }

  @Override
  public int getTime() {
    return dose.iterationMillis();
  }

  @Override
  public int getIterations() {
    return Dose.ITERATIONS;
  }

  @Override
  public int getStrideSize() {
    return STRIDE_SIZE;
  }

  @Override
  public int getStrideCount() {
    return STRIDE_COUNT;
  }

  @Override
  public SpinLoopStyle getSpinStyle() {
    return SpinLoopStyle.THREAD_SPIN_WAIT;
  }

  @Override
  public int getMaxFootprintMb() {
    return MAX_FOOTPRINT_MB;
  }
}
