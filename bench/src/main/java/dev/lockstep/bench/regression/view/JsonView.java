package dev.lockstep.bench.regression.view;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.History;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A comparison for programs, with all samples: nanoseconds for an operation, fork by fork. */
public final class JsonView {
  private static final String FORMAT = "bench-comparison";
  private static final int VERSION = 1;

  private JsonView() {}

  /** The document. */
  public static String of(Comparison comparison) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("lockstep", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeStringField("base", comparison.base());
      json.writeStringField("candidate", comparison.candidate());
      json.writeStringField("facts", comparison.facts());
      json.writeNumberField("alpha", comparison.limits().alpha());
      json.writeNumberField("effect", comparison.limits().effect());
      json.writeNumberField("exitStatus", comparison.exitStatus());
      texts(json, "marks", comparison.marks());
      texts(json, "doubts", comparison.doubts());
      texts(json, "added", comparison.added());
      texts(json, "historyLeft", comparison.history().left());
      rows(json, "benchmarks", comparison, comparison.rows());
      json.writeObjectFieldStart("controls");
      json.writeStringField("alike", comparison.controls().alikeLine());
      json.writeNumberField("alarms", comparison.controls().alarms().size());
      rows(json, "compared", comparison, comparison.controls().alike());
      json.writeStringField("slowdown", comparison.controls().slowedLine());
      Judged slowed = comparison.controls().slowed();
      rows(json, "slowed", comparison, slowed == null ? List.of() : List.of(slowed));
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void rows(JsonGenerator json, String name, Comparison comparison, List<Judged> rows)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Judged row : rows) {
      json.writeStartObject();
      json.writeStringField("benchmark", row.key());
      json.writeStringField("verdict", row.verdict().label());
      json.writeBooleanField("expected", comparison.expected().accepts(row));
      json.writeStringField("why", row.why());
      json.writeNumberField("ratio", row.ratio().value());
      json.writeNumberField("low", row.ratio().low());
      json.writeNumberField("high", row.ratio().high());
      json.writeNumberField("p", row.p());
      json.writeNumberField("visible", row.visible());
      samples(json, "base", row.base());
      samples(json, "candidate", row.candidate());
      json.writeArrayFieldStart("history");
      for (History.Point point : comparison.history().of(row.key()).points()) {
        json.writeStartObject();
        json.writeStringField("taken", point.taken().toString());
        json.writeNumberField("median", point.median());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void samples(JsonGenerator json, String name, Samples samples) throws IOException {
    json.writeArrayFieldStart(name);
    for (List<Double> fork : samples.forks()) {
      json.writeStartArray();
      for (double nanos : fork) {
        json.writeNumber(nanos);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
