package dev.lockstep.spec.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the lines of a trace. Stateless and thread-safe. */
final class TraceWriter {
  private TraceWriter() {}

  static String header(int capacity) {
    return object().put("lockstep", "trace").put("version", TraceFile.VERSION).put("model", "worker")
        .put("capacity", capacity).toString();
  }

  static String line(TraceEvent event) {
    return object(event).toString();
  }

  private static ObjectNode object(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Post post ->
          of("post").put("request", post.request()).put("patience", post.patience()).put("limit", post.limit());
      case TraceEvent.Cancel cancel -> of("cancel").put("request", cancel.request());
      case TraceEvent.Close close -> of("close").put("grace", close.grace()).put("linger", close.linger());
      case TraceEvent.Step step -> step(step);
      case TraceEvent.Enter enter -> of("enter").put("request", enter.request());
      case TraceEvent.Leave leave -> of("leave").put("request", leave.request()).put("outcome", leave.outcome());
      case TraceEvent.Admission told ->
          of("admission").put("request", told.request()).put("admission", told.admission());
      case TraceEvent.Outcome told -> of("outcome").put("request", told.request()).put("outcome", told.outcome());
      case TraceEvent.Ask ask -> of("ask").put("observer", ask.observer());
      case TraceEvent.Reply reply ->
          of("reply").put("observer", reply.observer()).<ObjectNode>set("status", status(reply.status()));
      case TraceEvent.Stopped stopped -> of("stopped");
    };
  }

  private static ObjectNode step(TraceEvent.Step step) {
    ObjectNode node = of("step").put("action", step.action());
    if (!step.request().isEmpty()) {
      node.put("request", step.request());
    }
    return node.set("status", status(step.status()));
  }

  private static ObjectNode status(TraceStatus status) {
    return object()
        .put("phase", status.phase())
        .put("current", status.current())
        .put("execution", status.execution())
        .put("accepted", status.accepted())
        .put("queued", status.queued())
        .put("completed", status.completed())
        .put("failed", status.failed())
        .put("timedOut", status.timedOut())
        .put("cancelled", status.cancelled());
  }

  private static ObjectNode of(String event) {
    return object().put("event", event);
  }

  private static ObjectNode object() {
    return new ObjectNode(JsonNodeFactory.instance);
  }
}
