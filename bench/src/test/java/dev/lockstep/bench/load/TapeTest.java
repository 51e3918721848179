package dev.lockstep.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.data.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded outside of the slices is dropped, and what is recorded inside is counted once. */
final class TapeTest {

  @Test
  void whatComesBeforeAndAfterIsDropped() {
    Tape tape = new Tape(2);
    tape.times("a").record(5);
    tape.tally("n").count();
    tape.run(0, 1_000);
    assertTrue(tape.isOver());
    tape.times("a").record(5);
    tape.tally("n").count();

    for (Slice slice : tape.slices()) {
      assertEquals(0, slice.times("a").getTotalCount());
      assertEquals(0.0, slice.sum("n"));
      assertTrue(slice.sum(Slice.SECONDS) > 0);
    }
  }

  @Test
  void everyRecordOfManyThreadsIsKept() throws InterruptedException {
    Tape tape = new Tape(3);
    Crew crew = new Crew();
    long[] recorded = new long[4];
    for (int i = 0; i < recorded.length; i++) {
      int member = i;
      crew.add(Threads.PLATFORM.factory(), () -> {
        while (!tape.isOver()) {
          tape.times("a").record(member);
          tape.tally("n").count();
          recorded[member]++;
        }
      });
    }
    crew.begin();
    tape.run(1_000_000, 20_000_000);
    crew.await();

    List<Slice> slices = tape.slices();
    assertEquals(3, slices.size());
    Slice all = Slice.sum(slices);
    long total = all.times("a").getTotalCount();
    assertTrue(total > 0 && total <= recorded[0] + recorded[1] + recorded[2] + recorded[3]);
    assertEquals(total, all.sum("n"), 4.0, "a slice may end between the two");
  }

  @Test
  void aTapeBeginsUndone() {
    assertFalse(new Tape(1).isOver());
  }
}
