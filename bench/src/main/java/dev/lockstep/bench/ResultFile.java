package dev.lockstep.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what JMH writes with {@code -rf json}, and refuses the file of a run that was not complete.
 *
 * <p>JMH exits with 0 although a fork crashed or a benchmark threw. The file then only lacks something: the benchmark,
 * if all its forks failed, or the raw data of one fork. So the raw data are counted, fork by fork and iteration by
 * iteration.
 *
 * <p>Not thread-safe: one reader for one file, used once.
 */
public final class ResultFile {
  /** The member that this project adds to each of JMH's results: an object of facts about the machine. */
  public static final String FINGERPRINT = "fingerprint";

  /** What two results must share to be comparable, in JMH's words; a shorter warm-up alone can double a time. */
  private static final List<String> FACTS =
      List.of(
          "jdkVersion", "vmName", "vmVersion", "jmhVersion", "threads", "warmupIterations", "warmupTime",
          "warmupBatchSize", "measurementTime", "measurementBatchSize");

  private final List<String> problems = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  private ResultFile() {}

  /**
   * The results in {@code file}, in its order.
   *
   * @param expected the {@link Result#key keys} that must be there; at least one
   * @throws IncompleteRunException if one is not there, if anything in the file is incomplete, or if it is no result
   *     file
   */
  public static List<Result> read(Path file, Collection<String> expected) throws IncompleteRunException {
    ResultFile reader = new ResultFile();
    reader.readAll(file);
    reader.requireAll(expected);
    if (!reader.problems.isEmpty()) {
      throw new IncompleteRunException(reader.problems);
    }
    return List.copyOf(reader.results);
  }

  /**
   * The results in a file of which nobody knows what should be in it: another project's, say.
   *
   * @throws IncompleteRunException if there is none, if one is incomplete, or if it is no result file
   */
  public static List<Result> readWhatIsThere(Path file) throws IncompleteRunException {
    ResultFile reader = new ResultFile();
    reader.readAll(file);
    if (reader.results.isEmpty() && reader.problems.isEmpty()) {
      reader.problems.add(file + ": a list without a single result");
    }
    reader.requireAll(reader.results.stream().map(Result::key).toList());
    if (!reader.problems.isEmpty()) {
      throw new IncompleteRunException(reader.problems);
    }
    return List.copyOf(reader.results);
  }

  /** The complete results in a file, which may be none; what is incomplete is said in {@code problems}. */
  public static List<Result> readWhatIsComplete(Path file, List<String> problems) {
    ResultFile reader = new ResultFile();
    reader.readAll(file);
    if (!reader.results.isEmpty()) {
      reader.requireAll(reader.results.stream().map(Result::key).toList());
    }
    List<Result> complete =
        reader.results.stream()
            .filter(result -> reader.problems.stream().noneMatch(line -> line.startsWith(result.key() + ": ")))
            .toList();
    if (complete.isEmpty()) {
      reader.problems.add("not a single complete result");
    }
    problems.addAll(reader.problems);
    return complete;
  }

  private void readAll(Path file) {
    try {
      JsonNode document = StrictJson.parse(Files.readString(file));
      if (document.isArray()) {
        document.forEach(this::readOne);
      } else {
        problems.add(file + ": not a list of results");
      }
    } catch (JsonFormatException malformed) {
      problems.add(file + ": " + malformed.getMessage());
    } catch (NoSuchFileException missing) {
      problems.add(file + ": no such file");
    } catch (IOException unreadable) {
      problems.add(file + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private void requireAll(Collection<String> expected) {
    if (expected.isEmpty() && problems.isEmpty()) {
      problems.add("no benchmark was expected, so nothing was checked");
    }
    Set<String> seen = new HashSet<>();
    Set<String> seenInMode = new HashSet<>();
    for (Result result : results) {
      seen.add(result.key());
      if (!seenInMode.add(result.key() + " " + result.setting().mode())) {
        problems.add(result.key() + ": is there twice");
      }
    }
    for (String key : expected) {
      if (!seen.contains(key)) {
        problems.add(key + ": no result");
      }
    }
  }

  private void readOne(JsonNode node) {
    SortedMap<String, String> params = new TreeMap<>();
    for (Map.Entry<String, JsonNode> param : node.path("params").properties()) {
      params.put(param.getKey(), param.getValue().asText());
    }
    JsonNode metric = node.path("primaryMetric");
    Result result =
        new Result(
            node.path("benchmark").asText("(a result without a name)"),
            params,
            number(metric.path("score")),
            means(rawData(metric)),
            metric.path("scoreUnit").asText("(no unit)"),
            iterations(rawData(metric)),
            setting(node));
    results.add(result);
    checkForks(result.key(), node);
    if (!(result.score() > 0 && Double.isFinite(result.score()))) {
      problems.add(result.key() + ": the score is not a positive number");
    }
  }

  private static Result.Setting setting(JsonNode node) {
    List<String> flags = new ArrayList<>();
    node.path("jvmArgs").forEach(flag -> flags.add(flag.asText()));
    SortedMap<String, String> facts = new TreeMap<>();
    for (String name : FACTS) {
      if (node.hasNonNull(name)) {
        facts.put(name, node.path(name).asText());
      }
    }
    node.path(FINGERPRINT).properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    return new Result.Setting(node.path("mode").asText("(no mode)"), flags, facts);
  }

  private void checkForks(String key, JsonNode node) {
    int asked = node.path("forks").asInt(0);
    int iterations = node.path("measurementIterations").asInt(0);
    JsonNode forks = rawData(node.path("primaryMetric"));
    if (asked < 1) {
      problems.add(key + ": ran in no fork, so in the JVM of the benchmarks before it");
    } else if (forks.size() != asked) {
      problems.add(key + ": " + forks.size() + " of " + asked + " forks gave data");
    }
    for (JsonNode fork : forks) {
      if (iterations < 1 || fork.size() != iterations) {
        problems.add(key + ": a fork has data of " + fork.size() + " of " + iterations + " iterations");
      }
      for (JsonNode iteration : fork) {
        if (!hasSamples(iteration)) {
          problems.add(key + ": an iteration without samples");
        }
      }
    }
  }

  /** For each fork, for each iteration: its score or, of a sampling benchmark, its samples. */
  private static JsonNode rawData(JsonNode metric) {
    return metric.has("rawDataHistogram") ? metric.path("rawDataHistogram") : metric.path("rawData");
  }

  private static List<List<Double>> iterations(JsonNode forks) {
    List<List<Double>> all = new ArrayList<>();
    for (JsonNode fork : forks) {
      List<Double> scores = new ArrayList<>();
      fork.forEach(iteration -> scores.add(iteration.isArray() ? median(iteration) : number(iteration)));
      all.add(List.copyOf(scores));
    }
    return List.copyOf(all);
  }

  /** The median of samples, each a value and how often it was seen; NaN if there is none. */
  private static double median(JsonNode samples) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    long total = 0;
    for (JsonNode sample : samples) {
      counts.merge(number(sample.path(0)), sample.path(1).asLong(), Long::sum);
      total += sample.path(1).asLong();
    }
    long seen = 0;
    for (Map.Entry<Double, Long> count : counts.entrySet()) {
      seen += count.getValue();
      if (2 * seen >= total) {
        return count.getKey();
      }
    }
    return Double.NaN;
  }

  private static List<Double> means(JsonNode forks) {
    List<Double> means = new ArrayList<>();
    forks.forEach(fork -> means.add(mean(fork)));
    return List.copyOf(means);
  }

  /** The mean of all that one fork measured; NaN if that is nothing. */
  private static double mean(JsonNode fork) {
    double sum = 0;
    double count = 0;
    for (JsonNode iteration : fork) {
      if (iteration.isArray()) {
        for (JsonNode sample : iteration) { // a value, and how often it was seen
          sum += number(sample.path(0)) * number(sample.path(1));
          count += number(sample.path(1));
        }
      } else {
        sum += number(iteration);
        count++;
      }
    }
    return sum / count;
  }

  private static boolean hasSamples(JsonNode iteration) {
    return iteration.isArray() ? !iteration.isEmpty() : Double.isFinite(number(iteration));
  }

  /** A number; NaN for anything else, also for JMH's own {@code "NaN"}. */
  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }
}
