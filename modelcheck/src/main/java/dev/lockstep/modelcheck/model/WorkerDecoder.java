package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import dev.lockstep.modelcheck.model.WorkerHeader.Pipeline;
import dev.lockstep.modelcheck.model.WorkerLog.Action;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads histories of a worker. Each operation spans the instant at which the worker did what it says.
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
 * <p>What they mean as steps of the specification is said by {@link WorkerSteps}.
 *
 * <p>A history without start, settle and leave is that of a black box, unless its header says {@code
 * "pipeline":"recorded"}. Then each submission is followed by a start, a settle with each outcome, and a leave, of
 * which nobody heard: from its call on each of them may have happened, or not.
 */
public final class WorkerDecoder {
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** Sums of such counts do not overflow, and every JSON reader has them exactly. */
  private static final long MOST = 1L << 53;

  private final String source;
  private final WorkerLog log;
  private final Map<Integer, Integer> submitted = new HashMap<>(); // request -> line

  private WorkerDecoder(String source, WorkerHeader header, boolean timed) {
    this.source = source;
    this.log = new WorkerLog(header, timed);
  }

  /**
   * The operations of {@code history}.
   *
   * @throws HistoryFormatException if the header describes no worker, or the model does not know an operation
   */
  public static WorkerLog decode(History history) throws HistoryFormatException {
    WorkerHeader header = WorkerHeader.of(history.source(), history.header());
    WorkerDecoder decoder = new WorkerDecoder(history.source(), header, history.timed());
    boolean recorded = header.knownOf(history) == Pipeline.RECORDED;
    for (Operation operation : history.operations()) {
      if (!recorded && WorkerHeader.isOfPipeline(operation)) {
        throw new HistoryFormatException(
            history.source(), operation.invocationLine(),
            "the header says that the pipeline was not recorded, but here is a " + operation.name());
      }
      decoder.add(operation);
    }
    decoder.log.endRecord();
    if (!recorded) {
      decoder.addUnrecorded();
    }
    return decoder.log;
  }

  /**
   * Whatever was submitted to a black box may have started, been settled somehow, and left, at any time from then on. A
   * refused request too: its refusal is an answer, which may be forgotten.
   */
  private void addUnrecorded() {
    for (int i = 0; i < log.recorded(); i++) {
      if (log.action(i) == Action.SUBMIT) {
        unrecorded(Action.START, i, 0);
        for (Outcome outcome : OUTCOMES) {
          unrecorded(Action.SETTLE, i, outcome.ordinal());
        }
        unrecorded(Action.LEAVE, i, 0);
      }
    }
  }

  private void unrecorded(Action action, int submit, int detail) {
    log.invoke(action, -1, log.request(submit), detail, log.invocation(submit), 0);
  }

  private void add(Operation operation) throws HistoryFormatException {
    Fields argument = new Fields(source, operation.invocationLine(), operation.argument());
    Fields result = new Fields(source, operation.responseLine(), operation.result());
    int number =
        invoke(
            operation.process(), operation.name(), argument, operation.invocation(), operation.invocationLine());
    if (operation.kind() != Kind.PENDING) {
      answer(number, operation.kind(), result, operation.response(), operation.responseLine());
    }
  }

  /** Adds a call and returns its number. */
  private int invoke(long process, String name, Fields argument, long point, int line) throws HistoryFormatException {
    Action action = action(name, argument);
    boolean aboutRequest = action.compareTo(Action.STATUS) < 0;
    int request = aboutRequest ? log.number(argument.string("request")) : -1;
    int detail = action == Action.SETTLE ? argument.constant("outcome", Outcome.class).ordinal() : 0;
    argument.end();
    if (action == Action.SUBMIT) {
      Integer before = submitted.putIfAbsent(request, line);
      if (before != null) {
        throw argument.defect(
            "the request \"" + log.name(request) + "\" was submitted before, in line " + before);
      }
    }
    return log.invoke(action, process, request, detail, point, line);
  }

  private static Action action(String name, Fields argument) throws HistoryFormatException {
    return switch (name) {
      case "submit" -> Action.SUBMIT;
      case "start" -> Action.START;
      case "settle" -> Action.SETTLE;
      case "leave" -> Action.LEAVE;
      case "await" -> Action.AWAIT;
      case "cancel" -> Action.CANCEL;
      case "status" -> Action.STATUS;
      case "shutdown" -> Action.SHUTDOWN;
      case "crash" -> Action.CRASH;
      default -> throw argument.defect("the model has no operation \"" + name + "\"");
    };
  }

  /** Answers call {@code number}. */
  private void answer(int number, Kind kind, Fields result, long point, int line) throws HistoryFormatException {
    Action action = log.action(number);
    if (action.compareTo(Action.STATUS) < 0) {
      result.echo("request", log.name(log.request(number)));
    }
    if (action == Action.SUBMIT && kind == Kind.FAIL) {
      log.setDetail(number, result.constant("error", Refusal.class).ordinal());
    } else if (action == Action.AWAIT && kind == Kind.OK) {
      log.setDetail(number, result.constant("outcome", Outcome.class).ordinal());
    } else if (action == Action.STATUS && kind == Kind.OK) {
      log.setReply(number, reply(result.object("value")));
    }
    if (kind != Kind.OK && result.has("error")) {
      result.string("error");
    }
    result.end();
    log.answer(number, kind, point, line);
  }

  /** A status, be it an answer or where a history begins. */
  static Worker.Reply reply(Fields fields) throws HistoryFormatException {
    Worker.Reply reply =
        new Worker.Reply(
            fields.constant("phase", Phase.class),
            count(fields, "accepted"),
            count(fields, "queued"),
            fields.stringOrNull("current"),
            fields.bool("occupied"),
            new Counts(
                count(fields, "completed"),
                count(fields, "failed"),
                count(fields, "timedOut"),
                count(fields, "cancelled")));
    fields.end();
    return reply;
  }

  private static long count(Fields fields, String name) throws HistoryFormatException {
    long count = fields.count(name);
    if (count > MOST) {
      throw fields.defect("the field \"" + name + "\" must not be greater than " + MOST);
    }
    return count;
  }
}
