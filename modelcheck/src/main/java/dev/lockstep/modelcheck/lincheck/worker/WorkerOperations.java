package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.lincheck.seam.Alarms;
import dev.lockstep.modelcheck.lincheck.seam.Executions;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's threads do with one worker that has room for two. An operation waits for its reply, unless it says
 * otherwise, so that a reply which is never given is a hang; and it answers in words, which {@link EagerWorker} can
 * foretell.
 *
 * <p>Lincheck makes one instance for each schedule.
 *
 * @param <W> the worker under test
 */
public abstract class WorkerOperations<W extends Worker> {
  static final int CAPACITY = 2;

  /** An answer that is never right. */
  static final String NOTHING = "nothing";

  private static final Duration GRACE = Duration.ofDays(3);
  private static final Duration LINGER = Duration.ofDays(4);
  private static final ShutdownPolicy GRACEFUL = new ShutdownPolicy(GRACE, LINGER);

  private final Executions executions = new Executions();
  private final Alarms alarms = new Alarms();
  private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
  private final W worker;
  private final Preparation preparation;
  private volatile boolean clockBroken;

  /** Makes a worker; that of the channel worker must not start its owner. */
  interface Maker<W> {
    W make(WorkerPolicy policy, Pipeline pipeline, Seams seams);
  }

  WorkerOperations(Maker<W> maker, Trace<WorkerStatus> trace) {
    Seams seams =
        Seams.production()
            .withClock(this::nanos)
            .withTimer(alarms)
            .withRunner(executions)
            .withParker(new StrictParker())
            .withTrace(trace)
            .withContained(failure -> {});
    worker = maker.make(WorkerPolicy.ofCapacity(CAPACITY), executions, seams);
    preparation = new Preparation(worker, tickets, this::settleDown);
  }

  private long nanos() {
    if (clockBroken) {
      throw new IllegalStateException("the clock is broken");
    }
    return 0;
  }

  final W worker() {
    return worker;
  }

  /** Before the other threads begin: lets the worker handle what it was sent. */
  abstract void settleDown();

  // ---- Before the others begin

  /** Posts a request and lets the worker decide. */
  @Operation
  public final String accept(String id) {
    return preparation.accept(new Request(id, ""));
  }

  /** As {@link #accept}, with a time limit. */
  @Operation
  public final String acceptLimited(String id) {
    return preparation.accept(new Request(id, "").withTimeLimit(limit(id)));
  }

  /** As {@link #accept}, of a request that waits for room. */
  @Operation
  public final void letWait(String id) {
    preparation.post(new Request(id, "").withPatience(patience(id)));
  }

  /** Asks for an orderly shutdown, and lets the worker begin it. */
  @Operation
  public final void beginShutdown() {
    preparation.shutdown(GRACEFUL);
  }

  /** From now on no execution can be started. */
  @Operation
  public final void breakRunner() {
    executions.breakDown();
  }

  /** From now on no alarm can be armed. */
  @Operation
  public final void breakTimer() {
    alarms.breakDown();
  }

  // ---- Clients

  /** Posts a request and waits for the decision. */
  @Operation
  public final String post(String id) throws InterruptedException {
    return Told.admission(handIn(new Request(id, "")).admission().await());
  }

  /** As {@link #post}, with a time limit. */
  @Operation
  public final String postLimited(String id) throws InterruptedException {
    return Told.admission(handIn(new Request(id, "").withTimeLimit(limit(id))).admission().await());
  }

  /** Posts a request that may wait for room, and does not wait for the decision. */
  @Operation
  public final void postPatiently(String id) {
    handIn(new Request(id, "").withPatience(patience(id)));
  }

  final Ticket handIn(Request request) {
    Ticket ticket = worker.post(request);
    tickets.put(request.id(), ticket);
    return ticket;
  }

  /** Asks for a cancellation, if the request was posted, and does not wait for it; whether it was. */
  @Operation
  public final boolean cancel(String id) {
    Ticket ticket = tickets.get(id);
    if (ticket != null) {
      ticket.cancel();
    }
    return ticket != null;
  }

  /** What became of a request; in a scenario that has posted it before. */
  @Operation
  public final String outcome(String id) throws InterruptedException {
    return Told.outcome(ticket(id).outcome().await());
  }

  private Ticket ticket(String id) {
    return Objects.requireNonNull(tickets.get(id), "the scenario asks for a request that it did not post");
  }

  /** Whether a request was accepted, if its client knows. */
  @Operation
  public final @Nullable String admitted(String id) {
    Admission admission = ticket(id).admission().peek();
    return admission == null ? null : Told.admission(admission);
  }

  /** What became of a request, if its client knows. */
  @Operation
  public final @Nullable String settled(String id) {
    Outcome outcome = ticket(id).outcome().peek();
    return outcome == null ? null : Told.outcome(outcome);
  }

  /** Reads the status in the way of the subject. */
  @Operation
  public String status() throws InterruptedException {
    return Told.status(worker.status());
  }

  /** Asks the owner. */
  @Operation
  public final String query() throws InterruptedException {
    return Told.status(worker.query().await());
  }

  /** Asks for an orderly shutdown, and does not wait for it. */
  @Operation
  public final void close() {
    worker.shutdown(GRACEFUL);
  }

  /** As {@link #close}, but everything is to be cancelled, and executions are left behind. */
  @Operation
  public final void closeNow() {
    worker.shutdown(ShutdownPolicy.NOW);
  }

  /** Shuts down and lets accepted requests finish. */
  @Operation
  public final String shutdown() throws InterruptedException {
    return Told.report(worker.shutdown(GRACEFUL).await());
  }

  /** Shuts down, cancels everything, and leaves executions behind. */
  @Operation
  public final String shutdownNow() throws InterruptedException {
    return Told.report(worker.shutdown(ShutdownPolicy.NOW).await());
  }

  // ---- When all others have ended, and a reply that is not there will never come

  /** What became of a request. */
  @Operation
  public final String told(String id) {
    String outcome = settled(id);
    return outcome == null ? NOTHING : outcome;
  }

  /** How the worker ended. */
  @Operation
  public final String report() {
    ShutdownReport report = worker.stopped().peek();
    return report == null ? NOTHING : Told.report(report);
  }

  // ---- The surroundings

  /** Runs an execution, if one waits; of which request. */
  @Operation
  public final @Nullable String run() {
    return executions.run();
  }

  /** Waits for an execution and runs it. */
  @Operation
  public final @Nullable String work() throws InterruptedException {
    return executions.work();
  }

  /** Lets slow executions end. */
  @Operation
  public final void release() {
    executions.release();
  }

  /** Which executions were interrupted. */
  @Operation
  public final String interrupted() {
    return executions.interrupted();
  }

  /** The time limit of a request passes; false if its alarm is not armed. */
  @Operation
  public final boolean deadline(String id) {
    return alarms.ring(limit(id));
  }

  /** The patience of a request ends; false if its alarm is not armed. */
  @Operation
  public final boolean patienceEnds(String id) {
    return alarms.ring(patience(id));
  }

  /** The grace period of the shutdown ends; false if its alarm is not armed. */
  @Operation
  public final boolean graceEnds() {
    return alarms.ring(GRACE);
  }

  /** The shutdown has waited long enough for an execution; false if its alarm is not armed. */
  @Operation
  public final boolean lingerEnds() {
    return alarms.ring(LINGER);
  }

  /** The clock breaks, which crashes the worker with the next message that it handles: a question. */
  @Operation
  public final void crash() throws InterruptedException {
    clockBroken = true;
    worker.query().await();
  }

  static Duration limit(String id) {
    return Duration.ofMinutes(1 + (long) id.charAt(0));
  }

  private static Duration patience(String id) {
    return Duration.ofHours(1 + (long) id.charAt(0));
  }
}
