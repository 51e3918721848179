package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import dev.lockstep.modelcheck.model.Worker.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a worker's history in columns: an operation is a number, and so is a request. A million operations
 * take some fifty megabytes; as objects they would take ten times as much.
 *
 * <p>{@link WorkerDecoder} fills a log and says what the operations mean. Afterwards it does not change.
 */
public final class WorkerLog {
  /** What was called. */
  public enum Action {
    SUBMIT,
    START,
    SETTLE,
    LEAVE,
    AWAIT,
    CANCEL,
    STATUS,
    SHUTDOWN,
    CRASH
  }

  private static final Action[] ACTIONS = Action.values();
  private static final Kind[] KINDS = Kind.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Refusal[] REFUSALS = Refusal.values();

  private final WorkerHeader header;
  private final boolean timed;
  private final Map<String, Integer> numbers;
  private final List<String> names;
  private final StatusReplies replies;
  private int size;
  private int recorded;
  private byte[] action = new byte[64];
  private byte[] kind = new byte[64];
  private byte[] detail = new byte[64]; // outcome of a settle or an await, reason of a refusal
  private int[] subject = new int[64]; // the request; of a status, the reply
  private long[] process = new long[64];
  private long[] invocation = new long[64];
  private long[] response = new long[64];
  private int[] invocationLine = new int[64];
  private int[] responseLine = new int[64];

  /** A log without operations. */
  WorkerLog(WorkerHeader header, boolean timed) {
    this.header = header;
    this.timed = timed;
    numbers = new HashMap<>();
    names = new ArrayList<>();
    replies = new StatusReplies();
  }

  private WorkerLog(WorkerLog other, byte[] kind) {
    this.kind = kind;
    header = other.header;
    timed = other.timed;
    numbers = other.numbers;
    names = other.names;
    replies = other.replies;
    size = other.size;
    recorded = other.recorded;
    action = other.action;
    detail = other.detail;
    subject = other.subject;
    process = other.process;
    invocation = other.invocation;
    response = other.response;
    invocationLine = other.invocationLine;
    responseLine = other.responseLine;
  }

  /** The same operations, of which only those of {@code kept} are answered; the others are pending. */
  public WorkerLog keeping(BitSet kept) {
    byte[] fewer = Arrays.copyOf(kind, size);
    for (int i = kept.nextClearBit(0); i < size; i = kept.nextClearBit(i + 1)) {
      fewer[i] = (byte) Kind.PENDING.ordinal();
    }
    return new WorkerLog(this, fewer);
  }

  /** Adds a call that has no answer yet, and returns its number. */
  int invoke(Action called, long by, int about, int with, long at, int line) {
    if (size == action.length) {
      grow(2 * size);
    }
    action[size] = (byte) called.ordinal();
    kind[size] = (byte) Kind.PENDING.ordinal();
    detail[size] = (byte) with;
    subject[size] = about;
    process[size] = by;
    invocation[size] = at;
    invocationLine[size] = line;
    return size++;
  }

  private void grow(int length) {
    action = Arrays.copyOf(action, length);
    kind = Arrays.copyOf(kind, length);
    detail = Arrays.copyOf(detail, length);
    subject = Arrays.copyOf(subject, length);
    process = Arrays.copyOf(process, length);
    invocation = Arrays.copyOf(invocation, length);
    response = Arrays.copyOf(response, length);
    invocationLine = Arrays.copyOf(invocationLine, length);
    responseLine = Arrays.copyOf(responseLine, length);
  }

  /** What is added from here on stands in no record, but may have happened. */
  void endRecord() {
    recorded = size;
  }

  /** Answers call {@code i}. */
  void answer(int i, Kind how, long at, int line) {
    kind[i] = (byte) how.ordinal();
    response[i] = at;
    responseLine[i] = line;
  }

  void setDetail(int i, int with) {
    detail[i] = (byte) with;
  }

  void setReply(int i, Reply reply) {
    String current = reply.current();
    subject[i] = replies.add(reply, current == null ? -1 : number(current));
  }

  /** The number of the request {@code name}. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /** What the header says. */
  public WorkerHeader header() {
    return header;
  }

  /** Whether points are nanoseconds; else they are line numbers. */
  public boolean timed() {
    return timed;
  }

  /** How operation {@code i} is called in messages: its number in the history, from 1. */
  public String label(int i) {
    return "#" + (i + 1);
  }

  /** How many operations there are. */
  public int size() {
    return size;
  }

  /** How many of these the history has; those that follow are what a pipeline may have done that nobody recorded. */
  public int recorded() {
    return recorded;
  }

  /** How many requests are named. */
  public int requests() {
    return names.size();
  }

  /** The name of a request. */
  public String name(int request) {
    return names.get(request);
  }

  /** What operation {@code i} called. */
  public Action action(int i) {
    return ACTIONS[action[i]];
  }

  /** How operation {@code i} ended. */
  public Kind kind(int i) {
    return KINDS[kind[i]];
  }

  /** The request that operation {@code i} is about; not for a status, a shutdown or a crash. */
  public int request(int i) {
    return subject[i];
  }

  /** The outcome that a settle or an answered await names. */
  public Outcome outcome(int i) {
    return OUTCOMES[detail[i]];
  }

  /** Why a failed submission was refused. */
  public Refusal refusal(int i) {
    return REFUSALS[detail[i]];
  }

  /** When operation {@code i} was called. */
  public long invocation(int i) {
    return invocation[i];
  }

  /** When operation {@code i} was answered, or {@link Operation#NEVER}. */
  public long response(int i) {
    return kind(i) == Kind.PENDING ? Operation.NEVER : response[i];
  }

  /** The last point at which operation {@code i} may have taken effect. */
  public long latest(int i) {
    return kind(i) == Kind.OK || kind(i) == Kind.FAIL ? response[i] : Operation.NEVER;
  }

  /** The number of accepted requests that the answered status {@code i} names; likewise the next ones. */
  public long accepted(int i) {
    return replies.accepted(subject[i]);
  }

  public long queued(int i) {
    return replies.queued(subject[i]);
  }

  public long settled(int i, int outcome) {
    return replies.settled(subject[i], outcome);
  }

  /** The request that status {@code i} names as current; -1 if it names none. */
  public int current(int i) {
    return replies.current(subject[i]);
  }

  public boolean occupied(int i) {
    return replies.occupied(subject[i]);
  }

  public Phase phase(int i) {
    return replies.phase(subject[i]);
  }

  /** The reply of status {@code i} as a value. */
  public Reply reply(int i) {
    int current = current(i);
    return replies.reply(subject[i], current < 0 ? null : names.get(current));
  }

  /** Operation {@code i} as it was recorded; the reason of an error is not kept. */
  public Operation operation(int i) {
    Map<String, @Nullable Object> argument = new LinkedHashMap<>();
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    Action called = action(i);
    if (called.compareTo(Action.STATUS) < 0) {
      argument.put("request", names.get(subject[i]));
    }
    if (called == Action.SETTLE) {
      argument.put("outcome", Fields.written(outcome(i)));
    }
    if (called == Action.SUBMIT && kind(i) == Kind.FAIL) {
      result.put("error", Fields.written(refusal(i)));
    }
    if (called == Action.AWAIT && kind(i) == Kind.OK) {
      result.put("outcome", Fields.written(outcome(i)));
    }
    if (called == Action.STATUS && kind(i) == Kind.OK) {
      result.put("value", written(reply(i)));
    }
    boolean answered = kind(i) != Kind.PENDING;
    return new Operation(
        process[i], Fields.written(called), argument, result, kind(i), invocation[i], response(i), invocationLine[i],
        answered ? responseLine[i] : 0);
  }

  /** A status as it stands in a history. */
  public static Map<String, @Nullable Object> written(Reply reply) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    Counts counts = reply.counts();
    value.put("phase", Fields.written(reply.phase()));
    value.put("accepted", reply.accepted());
    value.put("queued", reply.queued());
    value.put("current", reply.current());
    value.put("occupied", reply.occupied());
    value.put("completed", counts.completed());
    value.put("failed", counts.failed());
    value.put("timedOut", counts.timedOut());
    value.put("cancelled", counts.cancelled());
    return value;
  }
}
