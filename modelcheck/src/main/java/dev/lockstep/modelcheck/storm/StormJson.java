package dev.lockstep.modelcheck.storm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.worker.Refusal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of a storm for machines. */
final class StormJson {
  private StormJson() {}

  static String of(StormRun run, Storm storm, @Nullable Path history, double seconds, int exit) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("subject", run.options().subject().name());
      json.writeStringField("seed", Long.toHexString(run.options().seed()));
      json.writeStringField("verdict", exit == 0 ? "pass" : exit == 1 ? "fail" : "unknown");
      json.writeNumberField("millis", Math.round(seconds * 1000));
      balance(json, storm);
      json.writeArrayFieldStart("violations");
      for (Storm.Sighting sighting : storm.sightings().values()) {
        violation(json, run, sighting, history);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void balance(JsonGenerator json, Storm storm) throws IOException {
    Balance balance = storm.balance();
    json.writeNumberField("rounds", balance.rounds());
    json.writeNumberField("disturbedRounds", balance.disturbedRounds());
    json.writeNumberField("undecidedRounds", storm.checks().linearizable().undecided());
    json.writeNumberField("operations", balance.operations());
    json.writeNumberField("statusReads", balance.statusReads());
    json.writeNumberField("requests", balance.requests());
    json.writeNumberField("accepted", balance.accepted());
    json.writeObjectFieldStart("refused");
    for (Refusal reason : Refusal.values()) {
      json.writeNumberField(reason.name().toLowerCase(Locale.ROOT), balance.refused(reason));
    }
    json.writeEndObject();
    json.writeNumberField("completed", balance.settled("completed"));
    json.writeNumberField("failed", balance.settled("failed"));
    json.writeNumberField("timedOut", balance.settled("timed out"));
    json.writeNumberField("cancelled", balance.settled("cancelled"));
  }

  private static void violation(
      JsonGenerator json, StormRun run, Storm.Sighting sighting, @Nullable Path history) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", sighting.violation().rule());
    json.writeStringField("demands", sighting.violation().demands());
    json.writeStringField("seen", sighting.violation().seen());
    json.writeNumberField("round", sighting.round());
    if (history != null) {
      json.writeStringField("history", history.toString());
    }
    json.writeStringField("replay", run.replay(sighting));
    json.writeEndObject();
  }
}
