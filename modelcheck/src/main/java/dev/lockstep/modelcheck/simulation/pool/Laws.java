package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Publication;
import dev.lockstep.modelcheck.simulation.broadcast.FeedCheck;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.supervisor.PoolResult;

/** Everything that must be true of a simulated pool, one law for each rule. */
final class Laws {
  private final PoolWorld world;
  private final FeedCheck<PoolResult> feed;
  private final PoolLaw[] laws;
  private boolean closed;

  Laws(PoolWorld world, FeedCheck<PoolResult> feed) {
    this.world = world;
    this.feed = feed;
    this.laws =
        new PoolLaw[] {
          new SizeIsKept(world),
          new TheDeadAreReplaced(world),
          new RestartsAreLimited(world),
          new NothingIsLost(world),
          new OneResultEach(world),
          new TheLeastLoadedIsNext(world),
          new ShrinkingDrains(world),
          new RestartsBackOff(world),
          new ShutdownIsBounded(world),
          new StatusIsOneSnapshot(world),
          new CommandsAreAnswered(world),
          new MonitoringDelaysNobody(world),
          new TotalsAreSums(world),
          new MetricsDelayNobody(world)
        };
  }

  void afterStep() {
    tellTheReaders();
    for (PoolLaw law : laws) {
      law.afterStep();
    }
    if (world.isQuiet()) {
      for (PoolLaw law : laws) {
        law.whenQuiet();
      }
    }
  }

  /** What the readers must be told follows from what a subscriber that is never slow was told. */
  private void tellTheReaders() {
    Books books = world.books();
    int next = 0;
    while (next < books.publishedNow().size()
        && (!books.haveResultsEnded() || feed.answer() == Publication.PUBLISHED)) {
      feed.published(books.publishedNow().get(next++), Publication.PUBLISHED);
    }
    if (books.haveResultsEnded() && !closed) {
      closed = true;
      feed.closed(books.publishedNow().subList(next, books.publishedNow().size()));
    }
  }

  void atRest() {
    for (PoolLaw law : laws) {
      law.atRest();
    }
  }

  void count(Explored explored) {
    for (PoolLaw law : laws) {
      law.count(explored);
    }
  }
}
