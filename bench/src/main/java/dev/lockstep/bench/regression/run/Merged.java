package dev.lockstep.bench.regression.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.bench.Result;
import dev.lockstep.bench.ResultFile;
import dev.lockstep.bench.regression.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Several runs of JMH, with one fork of each benchmark, as one file in JMH's own format with as many forks. It says how
 * many forks there were to be, so that a reader sees which are missing. What is computed from all forks is computed
 * anew, or left out; the samples are JMH's. Each result also carries facts about the machine.
 *
 * <p>Not thread-safe.
 */
final class Merged {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> RAW = List.of("rawData", "rawDataHistogram");

  /** Figures of one fork, and figures that are not the mean of those of the forks. */
  private static final List<String> OF_ONE_FORK = List.of("scoreConfidence", "scorePercentiles");

  private final SortedSet<String> names;
  private final Path file;
  private final int forks;
  private final Map<String, ObjectNode> results = new LinkedHashMap<>();
  private final String taken = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  /**
   * A file of nothing yet, in the place of any that was there.
   *
   * @param names of the benchmarks that are to come
   * @param forks how many forks are to come of each
   */
  Merged(SortedSet<String> names, Path file, int forks) throws IOException {
    this.names = names;
    this.file = file;
    this.forks = forks;
    write();
  }

  /**
   * Adds a fork of each benchmark, and writes what there is so far: who interrupts a run keeps its samples.
   *
   * @return the names of benchmarks that are not there
   */
  List<String> add(JsonNode pass) throws IOException {
    List<String> absent = new ArrayList<>(names);
    for (JsonNode result : pass) {
      absent.remove(result.path("benchmark").asText());
      ObjectNode known = results.get(key(result));
      if (known == null) {
        results.put(key(result), fresh(result));
      } else {
        append((ObjectNode) known.path("primaryMetric"), result.path("primaryMetric"));
      }
    }
    write();
    return absent;
  }

  private static String key(JsonNode result) {
    SortedMap<String, String> params = new TreeMap<>();
    result.path("params").properties().forEach(param -> params.put(param.getKey(), param.getValue().asText()));
    return Result.key(result.path("benchmark").asText(), params) + " " + result.path("mode").asText();
  }

  private ObjectNode fresh(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove("secondaryMetrics");
    copy.putObject("secondaryMetrics");
    ObjectNode facts = copy.putObject(ResultFile.FINGERPRINT);
    Fingerprint.current().forEach(facts::put);
    facts.put(Fingerprint.TAKEN, taken);
    ObjectNode metric = (ObjectNode) copy.path("primaryMetric");
    metric.put("scoreError", "NaN");
    metric.remove(OF_ONE_FORK);
    return copy;
  }

  private static void append(ObjectNode known, JsonNode metric) {
    for (String raw : RAW) {
      if (known.path(raw) instanceof ArrayNode forks) {
        double before = known.path("score").asDouble() * forks.size();
        metric.path(raw).forEach(forks::add);
        known.put("score", (before + metric.path("score").asDouble()) / forks.size());
      }
    }
  }

  private void write() throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    results.values().forEach(result -> all.add(result.put("forks", forks)));
    Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  /** The benchmarks of which nothing ever came, a line each. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (results.values().stream().noneMatch(each -> each.path("benchmark").asText().equals(name))) {
        missing.add(file.getFileName() + ": " + name + ": no fork gave data");
      }
    }
    return missing;
  }
}
