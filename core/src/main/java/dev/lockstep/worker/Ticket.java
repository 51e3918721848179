package dev.lockstep.worker;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import java.util.function.Consumer;

/**
 * What a client holds for one posted request: two replies and a way to cancel. Both replies are always given, also by a
 * worker that crashes (rule W4).
 *
 * <p>Thread-safety: any thread may call any method. Memory effects: those of {@link Oneshot}.
 */
public final class Ticket {
  private final Request request;
  private final Consumer<Ticket> canceller;
  private final Oneshot<Admission> admission;
  private final Oneshot<Outcome> outcome;

  /** The worker's: its owner gives the number when it accepts the request, and nobody else looks at it. */
  private long sequence;

  Ticket(Request request, Consumer<Ticket> canceller, Parker parker) {
    this.request = request;
    this.canceller = canceller;
    this.admission = new Oneshot<>(parker);
    this.outcome = new Oneshot<>(parker);
  }

  /** The request that was posted. */
  public Request request() {
    return request;
  }

  /** Whether the worker accepted the request. */
  public Oneshot<Admission> admission() {
    return admission;
  }

  /** What became of the request. */
  public Oneshot<Outcome> outcome() {
    return outcome;
  }

  /**
   * Asks the worker to cancel the request, at any time; never waits for a pipeline. Before the start, the request never
   * runs; during it, the request settles at once and its execution is interrupted; after it has settled, nothing
   * happens.
   */
  public void cancel() {
    canceller.accept(this);
  }

  /** Owner: the request is accepted, as the {@code place}th. */
  void number(long place) {
    sequence = place;
  }

  /** Owner: the place of the request in the order of acceptance; 0 if it is not accepted. */
  long sequence() {
    return sequence;
  }

  /** Tells the client that the request was refused. */
  void refuse(Refusal reason) {
    admission.complete(new Admission.Refused(reason));
    outcome.complete(new Outcome.NotRun(reason));
  }

  @Override
  public String toString() {
    return "Ticket[" + request.id() + "]";
  }
}
