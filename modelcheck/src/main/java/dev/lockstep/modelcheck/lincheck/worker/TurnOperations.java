package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.lincheck.seam.LastStep;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The channel worker, whose owner's turns are operations: between two turns nothing happens that no operation did, so
 * every status has exactly one right value. Nobody waits for a reply; the replies are looked at in the end.
 */
public final class TurnOperations extends WorkerOperations<ChannelWorker> {
  private final LastStep steps;

  /** Set by one thread of the scenario, read when all have ended. */
  private @Nullable Oneshot<WorkerStatus> question;

  /** Called by Lincheck. */
  public TurnOperations() {
    this(new LastStep());
  }

  private TurnOperations(LastStep steps) {
    super(ChannelWorker::new, steps);
    this.steps = steps;
  }

  /** Owner: one turn; the message that it handled, or nothing. */
  @Operation(nonParallelGroup = "owner")
  public String turn() {
    takeTurn();
    return steps.take();
  }

  /** Owner: turns until there is nothing left to do; the messages that it handled. */
  @Operation(nonParallelGroup = "owner")
  public String rest() {
    List<String> handled = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = takeTurn();
      String step = steps.take();
      if (!step.isEmpty()) {
        handled.add(step);
      }
    }
    return String.join(", ", handled);
  }

  /** As the owner's loop: none once the worker has ended. */
  private boolean takeTurn() {
    return worker().stopped().peek() == null && worker().owner().turn();
  }

  /** Posts a request. */
  @Operation
  public void send(String id) {
    handIn(new Request(id, ""));
  }

  /** Posts a request with a time limit. */
  @Operation
  public void sendLimited(String id) {
    handIn(new Request(id, "").withTimeLimit(limit(id)));
  }

  /** Asks the owner for the status. */
  @Operation
  public void ask() {
    question = worker().query();
  }

  /** In the end: what the owner replied. */
  @Operation
  public String answer() {
    WorkerStatus reply = Objects.requireNonNull(question, "nobody has asked").peek();
    return reply == null ? NOTHING : Told.status(reply);
  }

  @Override
  void settleDown() {
    rest();
  }
}
