package dev.lockstep.spec.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Parses one JSON document and accepts no doubt: a repeated key, text after the end, or a file that stops in the
 * middle is refused.
 *
 * <p>Stateless and thread-safe.
 */
public final class StrictJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /** The document as a tree. */
  public static JsonNode parse(String text) throws JsonFormatException {
    if (text.isBlank()) {
      throw new JsonFormatException("the file is empty");
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new JsonFormatException("not valid JSON" + place(malformed) + ": " + firstLine(malformed));
    }
  }

  private static String place(JsonProcessingException malformed) {
    JsonLocation at = malformed.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String firstLine(JsonProcessingException malformed) {
    return malformed.getOriginalMessage().lines().findFirst().orElse("no detail").strip();
  }
}
