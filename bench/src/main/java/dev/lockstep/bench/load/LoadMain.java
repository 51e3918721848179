package dev.lockstep.bench.load;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.data.SliceJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The JVM of one load: {@code SCENARIO TIMING FILE}. Writes {@code {"KEY": [slices]}}, or throws and writes nothing.
 * Only {@link Fork} starts it.
 */
public final class LoadMain {
  private LoadMain() {}

  /** Runs the load. */
  public static void main(String[] args) throws Exception {
    Scenario scenario = Scenarios.parse(args[0]);
    write(scenario.run(Timing.parse(args[1])), Path.of(args[2]));
  }

  private static void write(Map<String, List<Slice>> series, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      for (Map.Entry<String, List<Slice>> one : series.entrySet()) {
        json.writeFieldName(one.getKey());
        SliceJson.write(json, one.getValue());
      }
      json.writeEndObject();
    }
  }
}
