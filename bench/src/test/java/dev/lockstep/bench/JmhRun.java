package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks in forks, as short as possible: enough to see that they run, and too short for their figures to mean
 * anything.
 */
final class JmhRun {
  private static final String LOG = "log.txt";

  private JmhRun() {}

  /** Runs what matches {@code include} and returns the result file, a new file in {@code directory}. */
  static Path run(Path directory, String include, int forks, String... jvmArgs) throws RunnerException {
    Path file = directory.resolve("results.json");
    var options =
        new OptionsBuilder()
            .include(include)
            .forks(forks)
            .jvmArgsPrepend(jvmArgs) // those that a benchmark appends for itself stay
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(50))
            .measurementIterations(2)
            .measurementTime(TimeValue.milliseconds(100))
            .timeout(TimeValue.seconds(30))
            .output(directory.resolve(LOG).toString())
            .resultFormat(ResultFormatType.JSON)
            .result(file.toString())
            .build();
    new Runner(options).run();
    return file;
  }

  /** What JMH printed during the run in {@code directory}. */
  static String log(Path directory) throws IOException {
    return Files.readString(directory.resolve(LOG));
  }
}
