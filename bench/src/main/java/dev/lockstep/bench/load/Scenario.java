package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import java.util.List;
import java.util.Map;

/** A load that runs in a JVM of its own, and yields one or more series. */
public interface Scenario {

  /** The keys of the series that {@link #run} yields. */
  List<String> keys();

  /** What the scenario is called on the command line of its JVM; {@link Scenarios#parse} reads it. */
  String spec();

  /** Runs the load; the slices of each key. */
  Map<String, List<Slice>> run(Timing timing) throws Exception;

  /** How long the scenario takes, JVM and all, in seconds: what a plan reckons with. */
  default double seconds(Timing timing) {
    return timing.seconds() + Scenarios.JVM_SECONDS;
  }
}
