package dev.lockstep.spec.trace;

import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.JsonObject;
import dev.lockstep.spec.json.StrictJson;
import java.util.List;

/** Reads the lines of a trace. Stateless and thread-safe. */
final class TraceReader {
  private static final List<String> STATUS_FIELDS = List.of(
      "phase", "current", "execution", "accepted", "queued", "completed", "failed", "timedOut", "cancelled");

  private TraceReader() {}

  /** The capacity that the header names. */
  static int header(String line) throws JsonFormatException {
    JsonObject header = JsonObject.root(StrictJson.parse(line));
    header.allowOnly(List.of("lockstep", "version", "model", "capacity"));
    oneOf(header, "lockstep", List.of("trace"));
    if (header.count("version") != TraceFile.VERSION) {
      throw new JsonFormatException("version " + header.count("version") + " is not " + TraceFile.VERSION
          + ", the only one known here");
    }
    oneOf(header, "model", List.of("worker"));
    long capacity = header.count("capacity");
    if (capacity < 1 || capacity > Integer.MAX_VALUE) {
      throw new JsonFormatException("the capacity must be from 1 to " + Integer.MAX_VALUE);
    }
    return (int) capacity;
  }

  static TraceEvent event(String line) throws JsonFormatException {
    JsonObject json = JsonObject.root(StrictJson.parse(line));
    String kind = json.text("event");
    return switch (kind) {
      case "post" -> {
        json.allowOnly(List.of("event", "request", "patience", "limit"));
        yield new TraceEvent.Post(json.text("request"), json.flag("patience"), json.flag("limit"));
      }
      case "cancel" -> {
        json.allowOnly(List.of("event", "request"));
        yield new TraceEvent.Cancel(json.text("request"));
      }
      case "close" -> {
        json.allowOnly(List.of("event", "grace", "linger"));
        yield new TraceEvent.Close(json.flag("grace"), json.flag("linger"));
      }
      case "step" -> step(json);
      case "enter" -> {
        json.allowOnly(List.of("event", "request"));
        yield new TraceEvent.Enter(json.text("request"));
      }
      case "leave" -> {
        json.allowOnly(List.of("event", "request", "outcome"));
        yield new TraceEvent.Leave(json.text("request"), oneOf(json, "outcome", Words.RETURNS));
      }
      case "admission" -> {
        json.allowOnly(List.of("event", "request", "admission"));
        yield new TraceEvent.Admission(json.text("request"), oneOf(json, "admission", Words.ADMISSIONS));
      }
      case "outcome" -> {
        json.allowOnly(List.of("event", "request", "outcome"));
        yield new TraceEvent.Outcome(json.text("request"), oneOf(json, "outcome", Words.OUTCOMES));
      }
      case "ask" -> {
        json.allowOnly(List.of("event", "observer"));
        yield new TraceEvent.Ask(json.text("observer"));
      }
      case "reply" -> {
        json.allowOnly(List.of("event", "observer", "status"));
        yield new TraceEvent.Reply(json.text("observer"), status(json.object("status")));
      }
      case "stopped" -> {
        json.allowOnly(List.of("event"));
        yield new TraceEvent.Stopped();
      }
      default -> throw new JsonFormatException("no event is called \"" + kind + "\"");
    };
  }

  private static TraceEvent step(JsonObject json) throws JsonFormatException {
    json.allowOnly(List.of("event", "action", "request", "status"));
    String action = json.text("action");
    boolean ofRequest = Words.ACTIONS_OF_A_REQUEST.contains(action);
    if (!ofRequest && !Words.ACTIONS_OF_THE_WORKER.contains(action)) {
      throw new JsonFormatException("the owner has no step called \"" + action + "\"");
    }
    String request = json.optionalText("request");
    if (ofRequest == (request == null)) {
      throw new JsonFormatException(action + (ofRequest ? " needs a request" : " concerns no request"));
    }
    return new TraceEvent.Step(action, request == null ? "" : request, status(json.object("status")));
  }

  private static TraceStatus status(JsonObject json) throws JsonFormatException {
    json.allowOnly(STATUS_FIELDS);
    return new TraceStatus(
        oneOf(json, "phase", Words.PHASES),
        json.optionalText("current"),
        oneOf(json, "execution", Words.EXECUTIONS),
        number(json, "accepted"),
        number(json, "queued"),
        number(json, "completed"),
        number(json, "failed"),
        number(json, "timedOut"),
        number(json, "cancelled"));
  }

  /** A count that TLC, whose integers have 32 bits, can hold. */
  private static long number(JsonObject json, String field) throws JsonFormatException {
    long number = json.count(field);
    if (number > Integer.MAX_VALUE) {
      throw new JsonFormatException(field + " is larger than " + Integer.MAX_VALUE);
    }
    return number;
  }

  private static String oneOf(JsonObject json, String field, List<String> words) throws JsonFormatException {
    String word = json.text(field);
    if (!words.contains(word)) {
      throw new JsonFormatException(
          "\"" + field + "\" must be one of " + String.join(", ", words) + ", and not \"" + word + "\"");
    }
    return word;
  }
}
