package dev.lockstep.bench.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.spec.json.JsonFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Slices as JSON: {@code {"sums": {"seconds": 0.5}, "times": {"response": "HISTFAAAA..."}}}. Times are histograms in
 * the compressed encoding, version 2, of HdrHistogram, in Base64, as its tools in other languages read it.
 *
 * <p>Stateless and thread-safe.
 */
public final class SliceJson {
  private SliceJson() {}

  /** Writes an array. */
  public static void write(JsonGenerator json, List<Slice> slices) throws IOException {
    json.writeStartArray();
    for (Slice slice : slices) {
      json.writeStartObject();
      json.writeObjectFieldStart("sums");
      for (Map.Entry<String, Double> sum : slice.sums().entrySet()) {
        json.writeNumberField(sum.getKey(), sum.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("times");
      for (Map.Entry<String, Histogram> times : slice.times().entrySet()) {
        json.writeStringField(times.getKey(), encoded(times.getValue()));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Reads an array, as {@link #write} wrote it. */
  public static List<Slice> read(JsonNode array, String place) throws JsonFormatException {
    if (!array.isArray() || array.isEmpty()) {
      throw new JsonFormatException(place + " is not a list of slices");
    }
    List<Slice> slices = new ArrayList<>();
    for (JsonNode slice : array) {
      slices.add(readOne(slice, place + "[" + slices.size() + "]"));
    }
    return slices;
  }

  private static Slice readOne(JsonNode slice, String place) throws JsonFormatException {
    SortedMap<String, Double> sums = new TreeMap<>();
    for (Map.Entry<String, JsonNode> sum : slice.path("sums").properties()) {
      if (!sum.getValue().isNumber()) {
        throw new JsonFormatException(place + ".sums." + sum.getKey() + " is not a number");
      }
      sums.put(sum.getKey(), sum.getValue().doubleValue());
    }
    SortedMap<String, Histogram> times = new TreeMap<>();
    for (Map.Entry<String, JsonNode> histogram : slice.path("times").properties()) {
      times.put(histogram.getKey(), decoded(histogram.getValue(), place + ".times." + histogram.getKey()));
    }
    if (sums.isEmpty() && times.isEmpty()) {
      throw new JsonFormatException(place + " is empty");
    }
    return new Slice(sums, times);
  }

  private static String encoded(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  private static Histogram decoded(JsonNode text, String place) throws JsonFormatException {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text.asText())), 0);
    } catch (DataFormatException | IllegalArgumentException malformed) {
      throw new JsonFormatException(place + " is not a histogram");
    }
  }
}
