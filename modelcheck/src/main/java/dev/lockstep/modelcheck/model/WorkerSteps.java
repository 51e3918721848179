package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Worker.Call;
import dev.lockstep.modelcheck.model.WorkerLog.Action;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * The operations of a worker's history as steps of {@link Worker}, made when they are asked for.
 *
 * <p>A cancel is no step. A shutdown is three, which may happen at any time after any shutdown was called, each once;
 * that the first one to be answered had to wait for the last of them is what a fourth, {@link Worker.Ended}, says.
 */
public final class WorkerSteps extends AbstractList<Step<Call>> implements RandomAccess {
  private final WorkerLog log;
  private final int[] first; // of each operation: its first step
  private final int[] operations; // of each step: its operation

  /** The steps of {@code log}. */
  public WorkerSteps(WorkerLog log) {
    this.log = log;
    first = new int[log.size() + 1];
    for (int i = 0; i < log.size(); i++) {
      first[i + 1] = first[i] + count(i);
    }
    operations = new int[first[log.size()]];
    for (int i = 0; i < log.size(); i++) {
      Arrays.fill(operations, first[i], first[i + 1], i);
    }
  }

  private int count(int operation) {
    Kind kind = log.kind(operation);
    return switch (log.action(operation)) {
      case SUBMIT -> 1;
      case START, SETTLE, LEAVE, CRASH -> kind == Kind.FAIL ? 0 : 1;
      case AWAIT, STATUS -> kind == Kind.OK ? 1 : 0;
      case CANCEL -> 0;
      case SHUTDOWN -> kind == Kind.FAIL ? 0 : kind == Kind.OK ? 4 : 3;
    };
  }

  /** The first step of an operation; the others follow it. */
  public int first(int operation) {
    return first[operation];
  }

  @Override
  public int size() {
    return operations.length;
  }

  @Override
  public Step<Call> get(int step) {
    int i = operations[step];
    Call call = call(i, step - first[i]);
    boolean hidden = log.action(i) == Action.SHUTDOWN && !(call instanceof Worker.Ended);
    return new Step<>(call, log.invocation(i), hidden ? Operation.NEVER : log.latest(i), i);
  }

  private Call call(int i, int part) {
    return switch (log.action(i)) {
      case SUBMIT -> log.kind(i) == Kind.FAIL
          ? new Worker.Refuse(request(i), log.refusal(i)) : new Worker.Accept(request(i));
      case START -> new Worker.Start(request(i));
      case SETTLE -> new Worker.Settle(request(i), log.outcome(i));
      case LEAVE -> new Worker.Leave(request(i));
      case AWAIT -> new Worker.Await(request(i), log.outcome(i));
      case STATUS -> new Worker.Status(log.reply(i));
      case SHUTDOWN -> shutdown(part);
      case CRASH -> new Worker.Crash();
      case CANCEL -> throw new IllegalArgumentException("a cancel is no step");
    };
  }

  private static Call shutdown(int part) {
    return switch (part) {
      case 0 -> new Worker.Close();
      case 1 -> new Worker.CancelRest();
      case 2 -> new Worker.Stop();
      default -> new Worker.Ended();
    };
  }

  private String request(int i) {
    return log.name(log.request(i));
  }
}
