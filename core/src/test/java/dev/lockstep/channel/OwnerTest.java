package dev.lockstep.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OwnerTest {

  private enum Only {
    LANE
  }

  @Test
  void aTurnHandlesOneMessageOrArms() {
    List<String> handled = new ArrayList<>();
    Inbox<Only, String> inbox = new Inbox<>(Only.class, Parker.JDK);
    Owner<String> owner = new Owner<>(inbox, handled::add, cause -> {});
    assertFalse(owner.turn());
    inbox.offer(Only.LANE, "a");
    inbox.offer(Only.LANE, "b");
    assertTrue(owner.turn());
    assertEquals(List.of("a"), handled);
    assertTrue(owner.turn());
    assertFalse(owner.turn());
  }

  @Test
  void aSenderWakesAnOwnerThatWaits() throws Exception {
    CountingParker parker = new CountingParker();
    Inbox<Only, CountDownLatch> inbox = new Inbox<>(Only.class, parker);
    Owner<CountDownLatch> owner = new Owner<>(inbox, CountDownLatch::countDown, cause -> {});
    Thread thread = Thread.ofVirtual().start(owner);
    for (int i = 0; i < 100; i++) {
      parker.awaitParks(1);
      CountDownLatch handled = new CountDownLatch(1);
      inbox.offer(Only.LANE, handled);
      assertTrue(handled.await(10, TimeUnit.SECONDS));
    }
    stop(inbox, parker, thread);
  }

  @Test
  void anInterruptNeitherStopsNorSpinsTheOwner() throws Exception {
    CountingParker parker = new CountingParker();
    Inbox<Only, CountDownLatch> inbox = new Inbox<>(Only.class, parker);
    Owner<CountDownLatch> owner = new Owner<>(inbox, CountDownLatch::countDown, cause -> {});
    Thread thread = Thread.ofVirtual().start(owner);
    parker.awaitParks(1);
    thread.interrupt();
    parker.awaitParks(1); // woken once by the interrupt, and waiting again
    CountDownLatch handled = new CountDownLatch(1);
    inbox.offer(Only.LANE, handled);
    assertTrue(handled.await(10, TimeUnit.SECONDS));
    stop(inbox, parker, thread);
  }

  @Test
  void aStepThatThrowsCrashesTheOwner() throws Exception {
    CompletableFuture<Throwable> crash = new CompletableFuture<>();
    Inbox<Only, RuntimeException> inbox = new Inbox<>(Only.class, Parker.JDK);
    Owner<RuntimeException> owner =
        new Owner<>(
            inbox,
            failure -> {
              throw failure;
            },
            crash::complete);
    Thread thread = Thread.ofVirtual().start(owner);
    RuntimeException failure = new IllegalStateException("a step failed");
    inbox.offer(Only.LANE, failure);
    assertSame(failure, crash.get(10, TimeUnit.SECONDS));
    assertTrue(thread.join(java.time.Duration.ofSeconds(10)));
  }

  @Test
  void anOwnersLifeIsLivedOnceAtMost() {
    List<String> handled = new ArrayList<>();
    Inbox<Only, String> inbox = new Inbox<>(Only.class, Parker.JDK);
    inbox.offer(Only.LANE, "a");
    Consumer<String> last =
        message -> {
          handled.add(message);
          inbox.close();
        };
    Owner<String> owner = new Owner<>(inbox, last, cause -> {});
    assertTrue(owner.claim());
    assertFalse(owner.claim());
    owner.run();
    assertEquals(List.of(), handled);
  }

  /** Closing is the owner's to do, so it is done in a step. */
  private static void stop(Inbox<Only, CountDownLatch> inbox, CountingParker parker, Thread thread) throws Exception {
    parker.awaitParks(1);
    inbox.offer(
        Only.LANE,
        new CountDownLatch(1) {
          @Override
          public void countDown() {
            inbox.close();
          }
        });
    assertTrue(thread.join(java.time.Duration.ofSeconds(10)), "the owner did not end");
  }
}
