package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.worker.WorkerResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * S5, as far as one worker goes: for each accepted request one result is published, after it is settled and counted, and
 * the end after all. A subscriber of its own, that is never slow, sees them all; what it sees is what {@link FeedCheck}
 * expects the others to get (B1 to B5).
 */
final class OneResultEach extends Law {
  private final FeedCheck<WorkerResult> feed;
  private final Subscription<WorkerResult> spy;
  private final List<WorkerResult> now = new ArrayList<>();
  private final Set<Job> published = new HashSet<>();
  private boolean ended;
  private boolean closed;
  private long keptBefore;
  private int lastSettledInStep;

  OneResultEach(WorkerWorld world, FeedCheck<WorkerResult> feed) {
    super("S5", world);
    this.feed = feed;
    this.spy = world.worker().results().subscribe(SubscriptionPolicy.dropOldest(WorkerScenario.MOST_EVENTS + 2));
  }

  /** In the midst of a step: a result that is published is counted. */
  void observe() {
    listen();
    var status = now.isEmpty() ? null : world().readStatus();
    if (status != null && published.size() + now.size() > status.settled()) {
      broken(() -> "a result was published, and a status then counts " + status.settled() + " as settled");
    }
  }

  private void listen() {
    for (Delivery<WorkerResult> told = spy.poll(); told != null && !ended; told = spy.poll()) {
      switch (told) {
        case Delivery.Value<WorkerResult>(WorkerResult result) -> now.add(result);
        case Delivery.Dropped<WorkerResult>(long count) -> broken(() -> count + " results more than requests");
        case Delivery.Ended<WorkerResult> end -> ended = true;
      }
    }
  }

  @Override
  void afterStep() {
    listen();
    now.forEach(this::check);
    intakeStops();
    tellTheOthers();
    now.clear();
    if (ended && !books().phase().isTerminal()) {
      broken(() -> "the results have ended, and the worker is " + books().phase());
    }
    if (books().hasJustEnded() && (!ended || kept() > 0)) {
      world().simulation().violated(
          "B4",
          () -> "the worker has ended, and published " + published.size() + " results of " + books().settled()
              + (ended ? ", and then the end" : "; nobody was told of the end"));
    }
    keptBefore = kept();
  }

  /** What is kept takes up room. A step begins by publishing of it what can be published. */
  private void intakeStops() {
    long kept = keptBefore - now.size();
    if (kept >= world().capacity() && !books().newlyAccepted().isEmpty()) {
      world().simulation().violated(
          "B2", () -> books().newlyAccepted() + " was accepted, while " + kept + " results are kept");
    }
  }

  private void check(WorkerResult result) {
    occasion();
    Job job = books().job(result.id());
    if (job.settledInStep < lastSettledInStep) {
      world().simulation().violated(
          "B1", () -> "the result of " + job + " came after those of requests that were settled later");
    }
    lastSettledInStep = Math.max(lastSettledInStep, job.settledInStep);
    if (!published.add(job)) {
      broken(() -> "a second result was published for " + job);
    } else if (!job.isSettled() || !result.outcome().equals(job.outcome) || result.sequence() != job.sequence()) {
      broken(() -> "what was published is " + result + ", and the client of " + job + " was told " + job.outcome);
    }
  }

  /** While nobody blocks, a value is published; from the first on that blocks, all are kept until the end. */
  private void tellTheOthers() {
    int next = 0;
    while (next < now.size() && (!ended || feed.answer() == Publication.PUBLISHED)) {
      feed.published(now.get(next++), Publication.PUBLISHED);
    }
    if (ended && !closed) {
      closed = true;
      feed.closed(now.subList(next, now.size()));
    }
  }

  /** Results that are not published yet. */
  long kept() {
    return books().settled() - published.size();
  }

  @Override
  void atRest() {
    if (kept() > 0 && feed.answer() == Publication.PUBLISHED) {
      world().simulation().violated("B2", () -> kept() + " results are kept, and nobody blocks");
    }
  }
}
