package dev.lockstep.supervisor;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client of a pool holds for one submitted request: two replies and a way to cancel. It is the pool's and not a
 * worker's, so it outlives every worker that tries the request (rule S4). Both replies are always given.
 *
 * <p>Thread-safety: any thread may call any public method. Memory effects: those of {@link Oneshot}.
 */
public final class PoolTicket {
  private final Request request;
  private final Consumer<PoolTicket> canceller;
  private final Oneshot<Admission> admission;
  private final Oneshot<Outcome> outcome;

  // What follows is the supervisor's: its owner writes it, and nobody else looks at it.

  private long sequence;
  private long acceptedAt;
  private int attempts;
  private @Nullable Assignment assignment;

  PoolTicket(Request request, Consumer<PoolTicket> canceller, Parker parker) {
    this.request = request;
    this.canceller = canceller;
    this.admission = new Oneshot<>(parker);
    this.outcome = new Oneshot<>(parker);
  }

  /** The request that was submitted. */
  public Request request() {
    return request;
  }

  /** Whether the pool accepted the request. */
  public Oneshot<Admission> admission() {
    return admission;
  }

  /** What became of the request. */
  public Oneshot<Outcome> outcome() {
    return outcome;
  }

  /**
   * Asks the pool to cancel the request, at any time; never waits for a worker. The request settles at once, wherever
   * it is; after it has settled, nothing happens.
   */
  public void cancel() {
    canceller.accept(this);
  }

  /** Owner: the request is accepted, as the {@code place}th, at the uptime {@code now}. */
  void accepted(long place, long now) {
    sequence = place;
    acceptedAt = now;
  }

  /** Owner: a worker is given the request. */
  void assigned(Assignment to) {
    attempts++;
    assignment = to;
  }

  /** Owner: no worker has the request any more. */
  void unassigned() {
    if (assignment != null) {
      assignment.close();
    }
    assignment = null;
  }

  /** Owner: the last attempt was none, since the worker never took the request. */
  void uncharged() {
    attempts--;
  }

  /** Owner: who has the request; null if nobody, or if it is settled. */
  @Nullable Assignment assignment() {
    return assignment;
  }

  /** Owner: how often a worker was given the request. */
  int attempts() {
    return attempts;
  }

  /** Owner: the result to be published, now that the request is settled. */
  PoolResult result(Outcome settled, long now) {
    return new PoolResult(sequence, request.id(), settled, attempts, now - acceptedAt, now);
  }

  /** Owner: the place of the request in the order of acceptance; 0 if it is not accepted. */
  long sequence() {
    return sequence;
  }

  /** Tells the client that the request was accepted, as the {@code place}th. */
  void admit(long place) {
    admission.complete(new Admission.Accepted(place));
  }

  /** Tells the client that the request was refused. */
  void refuse(Refusal reason) {
    admission.complete(new Admission.Refused(reason));
    outcome.complete(new Outcome.NotRun(reason));
  }

  @Override
  public String toString() {
    return "PoolTicket[" + request.id() + "]";
  }
}
