package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerHeader;
import dev.lockstep.modelcheck.model.WorkerRest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a history while it is read. A worker's history is cut at points of rest ({@link WorkerRest}): all before
 * happened before all after, and the worker's state between is known, so the history is linearizable if and only if
 * each segment is, from the counts that the segments before it add up to. Memory does not grow with the length of the
 * history, but with that of the longest segment. Histories of other models are one segment.
 *
 * <p>A client may be told an outcome long after. So outcomes of the latest requests are remembered from segment to
 * segment; who is told of an older one makes the verdict unknown.
 */
public final class SegmentedCheck {
  /** A segment has at least so many operations. */
  private static final int LEAST = 50_000;

  private static final int LEAST_FOLLOWED = 500;

  /** So many outcomes are remembered. */
  private static final int REMEMBERED = 200_000;

  private final String source;
  private final HistoryReader reader;
  private final boolean endless; // then each segment has the limits for itself
  private Limits limits; // what is left of them
  private final Map<String, Object> outcomes = new LinkedHashMap<>(); // of requests of earlier segments
  private boolean forgot;
  private @Nullable String unknown;

  /**
   * What was found.
   *
   * @param verdict on the whole history
   * @param header as it was read, or with the other model
   * @param operations how many were read
   * @param before how many of these were read before the segment that decided
   * @param segment the one that decided, or the last one
   */
  public record Result(Verdict verdict, Header header, long operations, long before, Checkable segment) {}

  private SegmentedCheck(String source, InputStream in, Limits limits, boolean endless) {
    this.source = source;
    this.limits = limits;
    this.endless = endless;
    reader = HistoryReader.ofSegments(source, in);
  }

  /**
   * Checks what {@code in} has until its end, or the first violation.
   *
   * @param source names it in messages
   * @param model the model to check against; null: the one that the header names
   * @throws HistoryFormatException if it is no history of this model
   */
  public static Result check(String source, InputStream in, @Nullable String model, Limits limits)
      throws IOException, HistoryFormatException {
    return check(source, in, model, limits, LEAST);
  }

  /**
   * Checks a history that is still being written: every time that the worker is at rest after some hundred operations.
   *
   * @param right is told how many operations are right so far
   */
  public static Result follow(
      String source, InputStream in, @Nullable String model, Limits limits, LongConsumer right)
      throws IOException, HistoryFormatException {
    return new SegmentedCheck(source, in, limits, true).check(model, LEAST_FOLLOWED, right);
  }

  static Result check(String source, InputStream in, @Nullable String model, Limits limits, int least)
      throws IOException, HistoryFormatException {
    return new SegmentedCheck(source, in, limits, false).check(model, least, before -> { });
  }

  private Result check(@Nullable String model, int atLeast, LongConsumer right)
      throws IOException, HistoryFormatException {
    Header read = reader.header();
    Header header = model == null ? read : new Header(model, read.parameters());
    boolean open = header.model().equals("worker") && WorkerHeader.of(source, header).phase() == Phase.OPEN;
    int least = open ? atLeast : Integer.MAX_VALUE;
    Header next = header;
    long before = 0;
    while (true) {
      List<Operation> operations = reader.segment(least, new WorkerRest());
      History part = new History(source, next, reader.timed(), known(operations));
      Checkable segment = HistoryChecker.checkable(part);
      long began = System.nanoTime();
      Verdict verdict = HistoryChecker.check(segment, limits);
      limits = endless ? limits : limits.less(System.nanoTime() - began);
      if (verdict instanceof Verdict.Unknown gaveUp && unknown == null) {
        unknown = gaveUp.reason();
      }
      long all = before + operations.size();
      if (verdict instanceof Verdict.Illegal || !reader.hasMore()) {
        Verdict whole = verdict instanceof Verdict.Illegal || unknown == null ? verdict : new Verdict.Unknown(unknown);
        return new Result(whole, header, all, before, segment);
      }
      next = after(part);
      remember(operations);
      before = all;
      if (unknown == null) {
        right.accept(before);
      }
    }
  }

  /** The header of what follows. */
  private Header after(History segment) throws HistoryFormatException {
    List<Operation> operations = segment.operations();
    WorkerHeader begin = WorkerHeader.of(source, segment.header());
    Counts counts = begin.counts();
    long completed = counts.completed() + WorkerRest.settled(operations, "completed");
    long failed = counts.failed() + WorkerRest.settled(operations, "failed");
    long timedOut = counts.timedOut() + WorkerRest.settled(operations, "timed-out");
    long cancelled = counts.cancelled() + WorkerRest.settled(operations, "cancelled");
    Map<String, @Nullable Object> initial = new LinkedHashMap<>();
    initial.put("phase", "open");
    initial.put("accepted", completed + failed + timedOut + cancelled);
    initial.put("queued", 0L);
    initial.put("current", null);
    initial.put("occupied", false);
    initial.put("completed", completed);
    initial.put("failed", failed);
    initial.put("timedOut", timedOut);
    initial.put("cancelled", cancelled);
    Map<String, @Nullable Object> parameters = WorkerHeader.parametersForParts(segment);
    parameters.put("initial", initial);
    return new Header(segment.header().model(), parameters);
  }

  private void remember(List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation.name().equals("settle") && operation.kind() == Kind.OK) {
        outcomes.put(request(operation), String.valueOf(operation.argument().get("outcome")));
      }
    }
    var oldest = outcomes.keySet().iterator();
    for (int surplus = outcomes.size() - REMEMBERED; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
      forgot = true;
    }
  }

  private static String request(Operation operation) {
    return String.valueOf(operation.argument().get("request"));
  }

  /** The operations, but that who was rightly told of a request of an earlier segment has asked in vain. */
  private List<Operation> known(List<Operation> operations) throws HistoryFormatException {
    Set<String> submitted = new HashSet<>();
    for (Operation operation : operations) {
      if (operation.name().equals("submit")) {
        submitted.add(request(operation));
        if (outcomes.containsKey(request(operation))) {
          throw new HistoryFormatException(
              source, operation.invocationLine(), "the request \"" + request(operation) + "\" was submitted before");
        }
      }
    }
    List<Operation> known = new ArrayList<>(operations.size());
    for (Operation operation : operations) {
      boolean told = operation.name().equals("await") && operation.kind() == Kind.OK;
      if (told && !submitted.contains(request(operation))) {
        known.add(late(operation));
      } else {
        known.add(operation);
      }
    }
    return known;
  }

  private Operation late(Operation await) {
    Object outcome = outcomes.get(request(await));
    if (outcome == null && forgot && unknown == null) {
      unknown = "a client was told of " + request(await) + ", whose outcome is too old to be remembered";
    }
    boolean harmless = outcome == null ? forgot : outcome.equals(await.result().get("outcome"));
    return harmless ? await.unanswered() : await;
  }
}
