package dev.lockstep.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OneshotTest {

  @Test
  void theFirstCompleteWins() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>();
    assertNull(oneshot.peek());
    assertTrue(oneshot.complete("first"));
    assertFalse(oneshot.complete("second"));
    assertEquals("first", oneshot.await());
    assertEquals("first", oneshot.peek());
  }

  @Test
  void everyWaiterGetsTheValue() throws Exception {
    CountingParker parker = new CountingParker();
    Oneshot<Integer> oneshot = new Oneshot<>(parker);
    List<CompletableFuture<Integer>> waiters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiters.add(waitOn(oneshot));
    }
    parker.awaitParks(8);
    oneshot.complete(42);
    for (CompletableFuture<Integer> waiter : waiters) {
      assertEquals(42, waiter.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aTimeLimitEndsTheWaitAndNotTheOneshot() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>();
    assertNull(oneshot.await(Duration.ofMillis(1)));
    assertNull(oneshot.await(Duration.ZERO));
    oneshot.complete("late");
    assertEquals("late", oneshot.await(Duration.ZERO));
    assertEquals("late", oneshot.await(Duration.ofDays(300_000)));
  }

  @Test
  void anInterruptEndsTheWaitAndNotTheOneshot() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, oneshot::await);
    assertFalse(Thread.currentThread().isInterrupted());
    oneshot.complete("value");
    assertEquals("value", oneshot.await());
  }

  @Test
  void aParkerThatReturnsForNoReasonIsNoReply() throws Exception {
    Oneshot<String> oneshot = new Oneshot<>(new RestlessParker());
    CompletableFuture<String> waiter = waitOn(oneshot);
    oneshot.complete("reply");
    assertEquals("reply", waiter.get(10, TimeUnit.SECONDS));
  }

  @Test
  void whoGaveUpIsForgotten() throws Exception {
    CountingParker parker = new CountingParker();
    Oneshot<String> oneshot = new Oneshot<>(parker);
    CompletableFuture<String> patient = waitOn(oneshot);
    parker.awaitParks(1);
    for (int i = 0; i < 100; i++) {
      assertNull(oneshot.await(Duration.ofNanos(1)));
    }
    oneshot.complete("value");
    assertEquals("value", patient.get(10, TimeUnit.SECONDS));
    assertEquals(1, parker.unparks(), "only who still waits is woken");
  }

  private enum LaneName {
    REPLIES
  }

  @Test
  void anOwnerIsSentItsMessageOnceThereIsAReply() {
    Inbox<LaneName, String> inbox = new Inbox<>(LaneName.class, Parker.JDK);
    Oneshot<Integer> oneshot = new Oneshot<>();
    oneshot.tell(inbox, LaneName.REPLIES, "a");
    oneshot.tell(inbox, LaneName.REPLIES, "b");
    assertNull(inbox.poll(), "there is no reply yet");
    oneshot.complete(42);
    assertEquals(Set.of("a", "b"), Set.of(inbox.poll(), inbox.poll()));
    oneshot.tell(inbox, LaneName.REPLIES, "late");
    assertEquals("late", inbox.poll());
    assertFalse(oneshot.complete(43));
    assertNull(inbox.poll(), "nobody is told twice");
  }

  @Test
  void whoStopsWaitingLeavesTheOthersAlone() throws Exception {
    Inbox<LaneName, String> inbox = new Inbox<>(LaneName.class, Parker.JDK);
    Oneshot<Integer> oneshot = new Oneshot<>();
    oneshot.tell(inbox, LaneName.REPLIES, "told");
    assertNull(oneshot.await(Duration.ofNanos(1)));
    oneshot.complete(42);
    assertEquals("told", inbox.poll());
  }

  private static <T> CompletableFuture<T> waitOn(Oneshot<T> oneshot) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(oneshot.await());
              } catch (InterruptedException unexpected) {
                result.completeExceptionally(unexpected);
              }
            });
    return result;
  }
}
