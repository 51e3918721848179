package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import java.util.HashMap;
import java.util.Map;

/**
 * Histories of a worker. Each operation spans the instant at which the worker did what it says.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>operation<th>fields<th>interval
 * <tr><td>submit<td>request; fail: error full, stopping, stopped, withdrawn<td>the client's call
 * <tr><td>await<td>request; ok: outcome<td>the client's call
 * <tr><td>status<td>ok: value<td>the client's call
 * <tr><td>cancel<td>request<td>the client's call; has no effect of its own, a {@code settle} follows or not
 * <tr><td>shutdown<td><td>the client's call; ok: the worker is stopped or crashed
 * <tr><td>start<td>request<td>from the submission's invocation to the pipeline's entry
 * <tr><td>settle<td>request, outcome<td>from the earliest possible cause to the first client that was told; else open
 * <tr><td>leave<td>request<td>from the pipeline's return on, never answered: the end of a lingering execution
 * <tr><td>crash<td><td>from the fault on
 * </table>
 *
 * <p>A shutdown is several steps of the worker. They may happen at any time after any shutdown was called, each once;
 * that the first one to be answered had to wait for the last of them is what {@link Worker.Ended} says.
 */
final class WorkerDecoder extends Decoder<Worker.Call> {
  private final Map<String, Integer> submitted = new HashMap<>();

  /** The worker that the header describes: its capacity, and where it began. */
  static Worker worker(History history) throws HistoryFormatException {
    Header header = history.header();
    Fields fields = new Fields(history.source(), 1, header.parameters());
    long capacity = fields.count("capacity");
    if (capacity < 1 || capacity > Integer.MAX_VALUE) {
      throw fields.defect("the capacity must be from 1 to " + Integer.MAX_VALUE);
    }
    if (!fields.has("initial")) {
      fields.end();
      return new Worker((int) capacity);
    }
    Worker.Reply begin = reply(fields.object("initial"));
    fields.end();
    if (begin.queued() != 0 || begin.current() != null || begin.occupied()) {
      throw fields.defect("the initial state must be at rest: nothing queued, in flight or lingering");
    }
    if (begin.accepted() != begin.counts().sum()) {
      throw fields.defect("the initial state has accepted " + begin.accepted() + ", settled " + begin.counts().sum());
    }
    return new Worker((int) capacity, begin.phase(), begin.counts());
  }

  private static Worker.Reply reply(Fields fields) throws HistoryFormatException {
    Worker.Reply reply =
        new Worker.Reply(
            fields.constant("phase", Phase.class),
            fields.count("accepted"),
            fields.count("queued"),
            fields.stringOrNull("current"),
            fields.bool("occupied"),
            new Counts(
                fields.count("completed"),
                fields.count("failed"),
                fields.count("timedOut"),
                fields.count("cancelled")));
    fields.end();
    return reply;
  }

  @Override
  void decode(Entry entry) throws HistoryFormatException {
    switch (entry.operation().name()) {
      case "submit" -> submit(entry);
      case "start" -> change(entry, new Worker.Start(request(entry)));
      case "settle" -> {
        Outcome outcome = entry.argument().constant("outcome", Outcome.class);
        change(entry, new Worker.Settle(request(entry), outcome));
      }
      case "leave" -> change(entry, new Worker.Leave(request(entry)));
      case "cancel" -> request(entry);
      case "await" -> {
        String request = request(entry);
        if (entry.is(Kind.OK)) {
          step(entry, new Worker.Await(request, entry.result().constant("outcome", Outcome.class)));
        }
      }
      case "status" -> {
        if (entry.is(Kind.OK)) {
          step(entry, new Worker.Status(reply(entry.result().object("value"))));
        }
      }
      case "shutdown" -> shutdown(entry);
      case "crash" -> change(entry, new Worker.Crash());
      default -> throw entry.unknownOperation();
    }
  }

  private static String request(Entry entry) throws HistoryFormatException {
    String request = entry.argument().string("request");
    entry.result().echo("request", request);
    return request;
  }

  private void submit(Entry entry) throws HistoryFormatException {
    String request = request(entry);
    Integer line = submitted.putIfAbsent(request, entry.operation().invocationLine());
    if (line != null) {
      throw entry.argument().defect("the request \"" + request + "\" was submitted before, in line " + line);
    }
    if (entry.is(Kind.FAIL)) {
      step(entry, new Worker.Refuse(request, entry.result().constant("error", Refusal.class)));
    } else {
      step(entry, new Worker.Accept(request));
    }
  }

  private void shutdown(Entry entry) {
    if (entry.is(Kind.FAIL)) {
      return;
    }
    hidden(entry, new Worker.Close());
    hidden(entry, new Worker.CancelRest());
    hidden(entry, new Worker.Stop());
    if (entry.is(Kind.OK)) {
      step(entry, new Worker.Ended());
    }
  }
}
