package dev.lockstep.bench.claims;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.load.Fork;
import dev.lockstep.bench.load.ForkException;
import dev.lockstep.bench.load.Scenario;
import dev.lockstep.bench.load.Timing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something that a run does some times: each time it yields one fork for each of its keys. */
sealed interface Step {

  /** What a step could not yield, in words; the keys of a step that failed lack a fork. */
  final class FailedException extends Exception {
    private final List<String> problems;

    FailedException(List<String> problems, Throwable cause) {
      super(String.join("; ", problems), cause);
      this.problems = List.copyOf(problems);
    }

    List<String> problems() {
      return problems;
    }
  }

  /** Names the step in a line of progress. */
  String name();

  /** The keys of the series to which it adds. */
  List<String> keys();

  /** How often it is to run. */
  int forks();

  /** About how long one time takes. */
  double seconds();

  /** Runs it once; {@code directory} exists. */
  Map<String, List<Slice>> run(Path directory) throws FailedException, InterruptedException;

  /** A load. */
  record Load(Scenario scenario, Timing timing, int forks) implements Step {
    @Override
    public String name() {
      return scenario.spec();
    }

    @Override
    public List<String> keys() {
      return scenario.keys();
    }

    @Override
    public double seconds() {
      return scenario.seconds(timing);
    }

    @Override
    public Map<String, List<Slice>> run(Path directory) throws FailedException, InterruptedException {
      try {
        return new Fork().run(scenario, timing, directory);
      } catch (ForkException failed) {
        throw new FailedException(List.of(String.valueOf(failed.getMessage())), failed);
      }
    }
  }

  /** JMH benchmarks. */
  record Benchmarks(String name, String include, Timing timing, int forks) implements Step {
    /** What JMH needs for one fork besides the iterations. */
    private static final double OVERHEAD_SECONDS = 0.8;

    @Override
    public List<String> keys() {
      return new JmhRound(include).keys();
    }

    @Override
    public double seconds() {
      double iterations = timing.warmUp().toMillis() + timing.slices() * timing.slice().toMillis();
      return keys().size() * (iterations / 1e3 + OVERHEAD_SECONDS);
    }

    @Override
    public Map<String, List<Slice>> run(Path directory) throws FailedException {
      try {
        return new JmhRound(include).run(timing, directory.resolve("jmh.json"));
      } catch (IncompleteRunException incomplete) {
        throw new FailedException(incomplete.problems(), incomplete);
      }
    }
  }
}
