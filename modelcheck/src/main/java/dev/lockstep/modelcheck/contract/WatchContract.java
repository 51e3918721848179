package dev.lockstep.modelcheck.contract;

import dev.lockstep.channel.Watch;
import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Threads;
import java.util.ArrayList;
import java.util.List;

/** The writer of a watch waits for nobody (O2). */
final class WatchContract {
  private static final int READERS = 64;
  private static final int VALUES = 10_000;

  private WatchContract() {}

  @Check(rule = "O2", value = "Readers that have read once, and never look again, hold the writer up in nothing.")
  static void o2_readersThatStopDoNotStopTheWriter(Fixture f) throws Exception {
    Watch<Integer> watch = new Watch<>(0);
    f.race(READERS, i -> watch::read);
    write(f, watch).result(f.await(), "the writer of a watch that nobody reads any more");
    Expect.equal("the latest value", VALUES, watch.read());
  }

  @Check(rule = "O2", value = "Readers that read all the time hold the writer up in nothing.")
  static void o2_readersThatNeverStopDoNotStopTheWriter(Fixture f) throws Exception {
    Watch<Integer> watch = new Watch<>(0);
    List<Client<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(f.fork(() -> readUntilTheLast(watch)));
    }
    write(f, watch).result(f.await(), "the writer of a watch that others read all the time");
    for (Client<Integer> reader : readers) {
      Expect.equal("the last value that a reader saw", VALUES, reader.result(f.await(), "a reader"));
    }
  }

  private static Client<Integer> write(Fixture f, Watch<Integer> watch) {
    return f.fork(
        () -> {
          for (int value = 1; value <= VALUES; value++) {
            watch.publish(value);
          }
          return VALUES;
        });
  }

  private static int readUntilTheLast(Watch<Integer> watch) {
    int seen = 0;
    while (seen < VALUES) {
      int next = watch.read();
      Expect.that(next >= seen, "a reader saw " + next + " after " + seen);
      seen = next;
      Threads.letOthersRun();
    }
    return seen;
  }
}
