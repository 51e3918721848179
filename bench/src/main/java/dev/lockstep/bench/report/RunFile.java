package dev.lockstep.bench.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.claims.Condition;
import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Figure;
import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.data.SliceJson;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.JsonObject;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run as a file: the raw samples, and what followed from them. Reading takes the samples only, and decides anew.
 *
 * <p>Stateless and thread-safe.
 */
public final class RunFile {
  private static final String FORMAT = "claims";
  private static final long VERSION = 1;

  private RunFile() {}

  /** Writes {@code run}. */
  public static void write(Run run, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("lockstep", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeStringField("tier", run.tier());
      json.writeNumberField("seconds", run.seconds());
      machine(json, run.machine());
      json.writeArrayFieldStart("problems");
      for (String problem : run.problems()) {
        json.writeString(problem);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("claims");
      for (Decision decision : run.decisions()) {
        decision(json, decision);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("aims");
      for (Figure aim : run.aims()) {
        figure(json, aim);
      }
      json.writeEndArray();
      series(json, run.measurements());
      json.writeEndObject();
    }
  }

  private static void machine(JsonGenerator json, Machine machine) throws IOException {
    json.writeObjectFieldStart("machine");
    json.writeStringField("jdk", machine.jdk());
    json.writeStringField("os", machine.os());
    json.writeStringField("processor", machine.processor());
    json.writeNumberField("cores", machine.cores());
    json.writeNumberField("load", machine.load());
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, Decision decision) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", decision.id());
    json.writeStringField("promise", decision.promise());
    json.writeStringField("verdict", decision.verdict().label());
    json.writeStringField("sentence", decision.sentence());
    json.writeArrayFieldStart("conditions");
    for (Condition condition : decision.conditions()) {
      json.writeStartObject();
      json.writeStringField("when", condition.when());
      json.writeBooleanField("judged", condition.judged());
      json.writeArrayFieldStart("figures");
      for (Figure figure : condition.figures()) {
        figure(json, figure);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void figure(JsonGenerator json, Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", figure.what());
    json.writeNumberField("value", figure.estimate().value());
    json.writeNumberField("low", figure.estimate().low());
    json.writeNumberField("high", figure.estimate().high());
    json.writeStringField("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    json.writeStringField("limit", figure.limit());
    json.writeStringField("answer", figure.answer().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private static void series(JsonGenerator json, Measurements measurements) throws IOException {
    json.writeObjectFieldStart("series");
    for (String key : measurements.keys()) {
      json.writeObjectFieldStart(key);
      json.writeNumberField("planned", measurements.plannedForks(key));
      json.writeArrayFieldStart("forks");
      for (List<Slice> fork : measurements.forks(key)) {
        SliceJson.write(json, fork);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /**
   * Reads the samples of a run.
   *
   * @throws JsonFormatException if the file is no such run, or is damaged
   */
  public static Run read(Path file) throws IOException, JsonFormatException {
    JsonNode document = StrictJson.parse(Files.readString(file));
    JsonObject root = JsonObject.root(document);
    if (!root.text("lockstep").equals(FORMAT) || root.count("version") != VERSION) {
      throw new JsonFormatException("not a run of the claims, version " + VERSION);
    }
    Measurements measurements = new Measurements();
    for (Map.Entry<String, JsonNode> series : document.path("series").properties()) {
      readSeries(series.getKey(), series.getValue(), measurements);
    }
    for (JsonNode problem : document.path("problems")) {
      measurements.problem(problem.asText());
    }
    return Run.of(root.text("tier"), machine(root.object("machine"), document), root.count("seconds"), measurements);
  }

  private static void readSeries(String key, JsonNode series, Measurements measurements) throws JsonFormatException {
    measurements.plan(key, (int) JsonObject.root(series).count("planned"));
    int number = 0;
    for (JsonNode fork : series.path("forks")) {
      measurements.add(key, SliceJson.read(fork, "series." + key + ".forks[" + number + "]"));
      number++;
    }
  }

  private static Machine machine(JsonObject machine, JsonNode document) throws JsonFormatException {
    return new Machine(
        machine.text("jdk"), machine.text("os"), machine.text("processor"), (int) machine.count("cores"),
        document.path("machine").path("load").asDouble(-1));
  }
}
