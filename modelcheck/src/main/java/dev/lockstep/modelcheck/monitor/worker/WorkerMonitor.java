package dev.lockstep.modelcheck.monitor.worker;

import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.WorkerLog;
import dev.lockstep.modelcheck.model.WorkerSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a worker's history is linearizable: near-linear on the histories that real runs make, exponential at
 * worst, like every decider of this problem (Gibbons and Korach 1997).
 *
 * <h2>What it rests on</h2>
 *
 * Just-in-time linearization (Lowe 2017): nothing happens until something must have happened by now. The general search
 * of this kit does that too. What is added here is known of workers only:
 *
 * <ol>
 *   <li><em>Facts</em> ({@link WorkerFacts}, {@link Narrowing}): for each request, from when on and by when it is
 *       accepted, starts, is settled and leaves. What only observes becomes a bound: who was told an outcome bounds
 *       the settlement, who was refused as stopped bounds the worker's end. Only statuses and refusals of a full
 *       queue remain.
 *   <li><em>Classes</em> ({@link StatusClasses}): equal statuses are one class, classes form a chain, and the worker
 *       passes through each of them once.
 *   <li><em>Order</em> ({@link StartOrder}): recorded starts and ends give the order of acceptances.
 *   <li><em>Rules</em> ({@link Contradiction}, {@link CountRules}): whatever contradicts these is illegal, and has a
 *       name. All rules are sound for rejection; passing them proves nothing.
 *   <li><em>Search</em> ({@link ForcedSearch}, {@link Candidates}): exact, by the argument below. Of a black box it
 *       tries the {@link LikelyOrder} first.
 * </ol>
 *
 * <h2>Why the search is exact</h2>
 *
 * Let c be a configuration at an event that asks for something by now (the goal) that is not there yet, and let some
 * legal run continue c. It is enough to show that then some legal run continues c whose <em>first</em> action is
 * among the candidates; depth first search through all candidates does the rest. Take a legal run, and its first
 * action x that is a candidate. Move x to the front. Everything up to the goal happens by now and has begun, so times
 * are no obstacle: x is possible at c unless one of the actions that it overtakes has to precede it. These are the
 * reasons why one may:
 *
 * <ul>
 *   <li>One request after another: an acceptance before its start, the end of an execution before the next start,
 *       what is ahead in the queue before what is behind. The candidates for a start or a settlement begin with what
 *       comes first: the end of the execution that occupies the worker, then the head of the queue, and the removal
 *       of any that is ahead.
 *   <li>The place in the queue: acceptances do not change places if one of the two requests never starts and is the one
 *       behind; otherwise both acceptances are candidates, except where {@link StartOrder} knows which is first.
 *   <li>Room: if all open submissions fit into the queue, none can shut out another. Else all acceptances are
 *       candidates, and if the queue is full, all that can leave it.
 *   <li>A refusal that still needs a full queue: then acceptances are candidates wherever something may leave the
 *       queue.
 *   <li>A phase: before a closing, an ending or a crash, everything possible is a candidate.
 *   <li>A class that is completed before the goal: then everything possible is a candidate, in the second place. This
 *       is left out if the only candidate so far precedes the class in every run ({@code precedesClass}): a class
 *       that shows another current request comes after the settlement of this one, and so on. It cannot be completed
 *       before all its statuses have been called; and it is not left before.
 * </ul>
 *
 * <p>What overtakes nothing of these may as well come first: acceptances, starts, settlements and ends of executions
 * of different requests commute, no status lies between (the next class is not completed before the goal, or the case
 * before applies), and what is postponed was not due. Of requests of which nothing is asked, only one of each kind is
 * tried: where a run uses another, the two can change places.
 *
 * <p>Runs are cut off early only where nothing legal can follow: when a count exceeds that of the next class, when
 * the class's current request is in flight, or queued, although others still have to run that are not ahead of it, when
 * a request that cannot leave the queue stands before too many that have to. Configurations tried in vain are
 * remembered whole.
 *
 * <p>The argument is not machine-checked. The search is compared with brute force on millions of small histories
 * ({@code ./lockstep history selfcheck compare}); its acceptances are replayed, and its refusals retried, by {@code
 * CertificateVerifier}.
 *
 * <h2>Source</h2>
 *
 * The reduction of reads to classes with two times is that of Gibbons and Korach for registers, as Lee and Mathur
 * (2024) use it, made for a vector of counters. Different from there: several counters at once, a queue that ties
 * them together, operations that may never have happened. Hence no polynomial bound is claimed.
 */
public final class WorkerMonitor {
  private static final String UNRECORDED =
      "; what the pipeline did was not recorded, and the answers leave many orders of the requests open";

  private WorkerMonitor() {}

  /** Decides whether the history is linearizable; undecided if {@code budget} does not suffice. */
  public static Decision decide(WorkerLog log, Budget budget) {
    WorkerFacts facts = new WorkerFacts(log);
    FactReader reader = new FactReader(facts);
    Rejection rejection = reader.read();
    if (rejection != null) {
      return new Decision.Rejected(rejection);
    }
    Decision decision = decide(facts, budget);
    String beyond = reader.beyond();
    return decision instanceof Decision.Rejected && beyond != null ? new Decision.Undecided(beyond) : decision;
  }

  private static Decision decide(WorkerFacts facts, Budget budget) {
    boolean blackBox = facts.log.recorded() < facts.log.size();
    StatusClasses statuses = new StatusClasses(facts);
    StartOrder order = new StartOrder(facts);
    Rejection rejection = rules(facts, statuses, order);
    if (rejection != null) {
      return new Decision.Rejected(rejection);
    }
    WorkerEvents events = new WorkerEvents(facts, statuses, order);
    Configuration run = new Configuration(facts, statuses, order);
    int[] likely = blackBox ? LikelyOrder.places(facts, statuses) : null;
    Outlook outlook = new Outlook(facts, statuses, run);
    ForcedSearch search = new ForcedSearch(facts, events, run, outlook, likely, budget);
    if (search.run()) {
      return new Decision.Linearized(new OrderWriter(facts, new WorkerSteps(facts.log), events, statuses, run).write());
    }
    String gaveUp = search.gaveUp();
    return gaveUp == null
        ? new Decision.Rejected(
            new Rejection(Rejection.SEARCH, "", "no order of these operations agrees with all answers", List.of()))
        : new Decision.Undecided(blackBox ? gaveUp + UNRECORDED : gaveUp);
  }

  private static @Nullable Rejection rules(WorkerFacts facts, StatusClasses statuses, StartOrder order) {
    Rejection rejection = new StatusRules(facts).look();
    rejection = rejection == null ? new Narrowing(facts).narrow() : rejection;
    rejection = rejection == null ? order.narrow() : rejection;
    rejection = rejection == null ? statuses.chain() : rejection;
    return rejection == null ? new CountRules(facts, statuses).check() : rejection;
  }
}
