package dev.lockstep.bench.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.Expected;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.Result;
import dev.lockstep.bench.ResultFile;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.load.Fork;
import dev.lockstep.bench.load.Timing;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One fork of each of some JMH benchmarks. A run makes several rounds instead of several forks of one benchmark after
 * the other, so that a machine that gets slower in the course of the run slows all benchmarks alike.
 *
 * <p>An iteration becomes a slice: the {@value #SAMPLE} times of a benchmark that samples, the {@value #NANOS} of an
 * operation of one that takes the mean, and the {@value #BYTES} that an operation allocated.
 */
final class JmhRound {
  static final String SAMPLE = "sample";
  static final String NANOS = "nanos";
  static final String BYTES = "bytes";

  /** What {@link #NANOS} and {@link #BYTES} are for; one in each slice, since JMH has divided already. */
  static final String OPERATIONS = "operations";

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final String include;

  /** The benchmarks whose names match {@code include}. */
  JmhRound(String include) {
    this.include = include;
  }

  /** The keys of the series that {@link #run} yields. */
  List<String> keys() {
    return Expected.keys(include).stream().map(JmhRound::seriesKey).toList();
  }

  /**
   * Runs one fork of each.
   *
   * @param file where JMH's own results go; its log goes beside it
   * @throws IncompleteRunException if anything is missing
   */
  Map<String, List<Slice>> run(Timing timing, Path file) throws IncompleteRunException {
    TimeValue iteration = TimeValue.milliseconds(timing.slice().toMillis());
    int warmUps = (int) Math.max(1, timing.warmUp().toMillis() / timing.slice().toMillis());
    var options =
        new OptionsBuilder()
            .include(include)
            .forks(1)
            .jvmArgs(Fork.JVM_FLAGS.toArray(String[]::new))
            .warmupIterations(warmUps)
            .warmupTime(iteration)
            .measurementIterations(timing.slices())
            .measurementTime(iteration)
            .timeout(TimeValue.seconds(60))
            .addProfiler(GCProfiler.class)
            .output(file.resolveSibling(file.getFileName() + ".log").toString())
            .resultFormat(ResultFormatType.JSON)
            .result(file.toString())
            .build();
    try {
      Files.deleteIfExists(file);
      new Runner(options).run();
      ResultFile.read(file, Expected.keys(include));
      return slices(StrictJson.parse(Files.readString(file)));
    } catch (RunnerException | IOException | JsonFormatException failed) {
      throw new IncompleteRunException(List.of("JMH: " + failed.getMessage()));
    }
  }

  private static Map<String, List<Slice>> slices(JsonNode document) {
    Map<String, List<Slice>> all = new LinkedHashMap<>();
    for (JsonNode result : document) {
      TreeMap<String, String> params = new TreeMap<>();
      result.path("params").properties().forEach(param -> params.put(param.getKey(), param.getValue().asText()));
      String key = seriesKey(Result.key(result.path("benchmark").asText(), params));
      all.put(key, slicesOf(result));
    }
    return all;
  }

  /** The only fork's iterations. */
  private static List<Slice> slicesOf(JsonNode result) {
    JsonNode metric = result.path("primaryMetric");
    JsonNode bytes = result.path("secondaryMetrics").path(ALLOCATION).path("rawData").path(0);
    double nanosPerUnit = metric.path("scoreUnit").asText().startsWith("us") ? 1000 : 1;
    List<Slice> slices = new ArrayList<>();
    JsonNode samples = metric.path("rawDataHistogram").path(0);
    JsonNode means = metric.path("rawData").path(0);
    for (int i = 0; i < Math.max(samples.size(), means.size()); i++) {
      TreeMap<String, Double> sums = new TreeMap<>(Map.of(OPERATIONS, 1.0));
      TreeMap<String, Histogram> times = new TreeMap<>();
      if (bytes.has(i)) {
        sums.put(BYTES, bytes.path(i).doubleValue());
      }
      if (samples.isEmpty()) {
        sums.put(NANOS, means.path(i).doubleValue() * nanosPerUnit);
      } else {
        times.put(SAMPLE, histogram(samples.path(i), nanosPerUnit));
      }
      slices.add(new Slice(sums, times));
    }
    return slices;
  }

  private static Histogram histogram(JsonNode samples, double nanosPerUnit) {
    Histogram histogram = new Histogram(Slice.DIGITS);
    for (JsonNode sample : samples) { // a value, and how often it was seen
      histogram.recordValueWithCount(
          Math.round(sample.path(0).doubleValue() * nanosPerUnit), sample.path(1).longValue());
    }
    return histogram;
  }

  private static String seriesKey(String resultKey) {
    String end = resultKey.replaceFirst("\\(.*", "");
    String owner = end.substring(0, end.lastIndexOf('.'));
    String packageName = owner.replaceFirst("\\.[A-Z].*", "");
    return Jmh.key(resultKey.substring(packageName.length() + 1));
  }
}
