package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.worker.WorkerResult;

/**
 * Everything that must be true of a simulated worker. The laws that see only their own rule come first, then the
 * specification, which sees everything and cannot always tell whose fault it is.
 */
final class Laws {
  private final WorkerWorld world;
  private final Specified specified;
  private final CountBeforeReply countBeforeReply;
  private final OneResultEach results;
  private final FeedCheck<WorkerResult> feed;
  private final Law[] laws;

  Laws(WorkerWorld world, FeedCheck<WorkerResult> feed) {
    this.world = world;
    this.specified = new Specified(world);
    this.countBeforeReply = new CountBeforeReply(world);
    this.results = new OneResultEach(world, feed);
    this.feed = feed;
    this.laws =
        new Law[] {
          new NothingGoesBack(world),
          new OneAtATime(world),
          new FailuresAreContained(world),
          new DeadlinesHold(world),
          new CancellationIsExact(world),
          new ShutdownEnds(world),
          new HealthIsProgress(world),
          new OrderOfAcceptance(world),
          new QueueIsBounded(world),
          new EverybodyIsAnswered(world),
          new CountsAreLossless(world),
          new StatusNeverWaits(world),
          new StatusIsOneState(world),
          new WatchIsCurrent(world),
          results
        };
  }

  /** In the midst of a step. */
  void observe() {
    countBeforeReply.observe();
    results.observe();
  }

  void afterStep() {
    specified.follow();
    countBeforeReply.afterStep();
    for (Law law : laws) {
      tell(law);
    }
    specified.judge();
  }

  /** The order is that in which things can have happened, as far as it matters. */
  private void tell(Law law) {
    Books books = world.books();
    if (books.hasNews()) {
      books.traced().forEach(law::traced);
      books.newlyAccepted().forEach(law::accepted);
      books.newlyRefused().forEach(law::refused);
      books.newlyStarted().forEach(law::started);
      books.newlySettled().forEach(law::settled);
    }
    if (world.hasAnswers()) {
      world.queries().forEach(query -> query.ifNew(law::queried));
      world.pings().forEach(ping -> ping.ifNew(health -> law.pinged(health, ping.askedInStep())));
      world.shutdowns().forEach(shutdown -> shutdown.ifNew(law::reported));
    }
    if (books.status() != null) {
      law.status(books.status());
    }
    if (books.hasJustEnded()) {
      law.ended();
    }
    law.afterStep();
  }

  void atRest() {
    for (Law law : laws) {
      law.atRest();
    }
  }

  void count(Explored explored) {
    for (Law law : laws) {
      law.count(explored);
    }
    countBeforeReply.count(explored);
    feed.count(explored);
  }

  Specified specified() {
    return specified;
  }

  OneResultEach results() {
    return results;
  }
}
