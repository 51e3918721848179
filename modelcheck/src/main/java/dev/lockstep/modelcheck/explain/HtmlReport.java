package dev.lockstep.modelcheck.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.Instants;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page with a timeline of a history, the linear order or the conflict marked. It needs no other file and no
 * network. The data stand in it as JSON; {@code timeline.html} draws them.
 */
public final class HtmlReport {
  /** More operations than this are not drawn, but those around the conflict. */
  static final int MOST_DRAWN = 20_000;

  private static final String PLACE = "@DATA@";

  private HtmlReport() {}

  /** Writes the page. */
  public static void write(Path file, History history, Checkable checkable, Verdict verdict) throws IOException {
    Files.writeString(file, page(history, checkable, verdict));
  }

  static String page(History history, Checkable checkable, Verdict verdict) throws IOException {
    try (InputStream template = HtmlReport.class.getResourceAsStream("timeline.html")) {
      String text = new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
      return text.replace(PLACE, data(history, checkable, verdict));
    }
  }

  private static String data(History history, Checkable checkable, Verdict verdict) throws IOException {
    List<Integer> conflict =
        verdict instanceof Verdict.Illegal illegal
            ? illegal.certificate().conflict().stream().sorted().toList() : List.of();
    int total = checkable.operations();
    int middle = conflict.isEmpty() ? 0 : conflict.get(conflict.size() / 2);
    int first = Math.max(0, Math.min(total - MOST_DRAWN, middle - MOST_DRAWN / 2));
    int end = Math.min(total, first + MOST_DRAWN);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setCharacterEscapes(new NoMarkup());
      json.writeStartObject();
      json.writeStringField("source", history.source());
      json.writeStringField("model", history.header().model());
      json.writeStringField("verdict", verdict.word());
      json.writeStringField("why", verdict.explanation());
      json.writeStringField("standing", verdict instanceof Verdict.Illegal illegal ? Story.standing(illegal) : "");
      json.writeBooleanField("timed", history.timed());
      json.writeNumberField("total", total);
      json.writeArrayFieldStart("conflict");
      for (int i : conflict) {
        json.writeNumber(i + 1);
      }
      json.writeEndArray();
      operations(json, checkable, Instants.of(checkable, verdict), first, end);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void operations(JsonGenerator json, Checkable checkable, Instants instants, int first, int end)
      throws IOException {
    List<Operation> shown = IntStream.range(first, end).mapToObj(checkable::operation).toList();
    Lanes lanes = new Lanes(shown);
    json.writeNumberField("rows", lanes.count());
    json.writeNumberField("open", Lanes.shown(shown));
    json.writeArrayFieldStart("operations");
    for (int k = 0; k < shown.size(); k++) {
      Operation operation = shown.get(k);
      json.writeStartArray();
      json.writeNumber(first + k + 1);
      json.writeNumber(lanes.of(k));
      json.writeNumber(operation.process());
      json.writeString(operation.name());
      json.writeString(String.valueOf(operation.argument()));
      json.writeString(String.valueOf(operation.result()));
      json.writeNumber(operation.kind().ordinal());
      json.writeNumber(operation.invocation());
      json.writeNumber(operation.response() == Operation.NEVER ? -1 : operation.response());
      json.writeNumber(instants.place(first + k));
      json.writeNumber(instants.at(first + k));
      json.writeNumber(operation.invocationLine());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Nothing in the data can end the element that they stand in. */
  private static final class NoMarkup extends CharacterEscapes {
    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes['<'] = CharacterEscapes.ESCAPE_STANDARD;
      codes['>'] = CharacterEscapes.ESCAPE_STANDARD;
      codes['&'] = CharacterEscapes.ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializedString getEscapeSequence(int ch) {
      return null;
    }
  }
}
