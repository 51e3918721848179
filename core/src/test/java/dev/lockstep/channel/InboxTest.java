package dev.lockstep.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {

  private enum Name {
    LEFT,
    RIGHT
  }

  private record Numbered(int sender, int number) {}

  @Test
  void aLaneIsFirstInFirstOut() {
    Inbox<Name, Integer> inbox = inbox();
    inbox.offer(Name.LEFT, 1);
    inbox.offer(Name.LEFT, 2);
    assertEquals(1, inbox.poll());
    inbox.offer(Name.LEFT, 3);
    assertEquals(2, inbox.poll());
    assertEquals(3, inbox.poll());
    assertNull(inbox.poll());
  }

  @Test
  void lanesTakeTurns() {
    Inbox<Name, Integer> inbox = inbox();
    for (int i = 0; i < 3; i++) {
      inbox.offer(Name.LEFT, i);
    }
    inbox.offer(Name.RIGHT, 10);
    inbox.offer(Name.RIGHT, 11);
    assertEquals(List.of(0, 10, 1, 11, 2), pollAll(inbox));
  }

  @Test
  void afterCloseNothingIsSentAndNothingIsLost() {
    Inbox<Name, Integer> inbox = inbox();
    inbox.offer(Name.LEFT, 1);
    inbox.offer(Name.LEFT, 2);
    inbox.poll();
    inbox.offer(Name.LEFT, 3);
    inbox.close();
    assertTrue(inbox.isClosed());
    assertFalse(inbox.offer(Name.LEFT, 4));
    assertFalse(inbox.offer(Name.RIGHT, 5));
    assertEquals(List.of(2, 3), pollAll(inbox));
    inbox.close();
    assertNull(inbox.poll());
    assertFalse(inbox.offer(Name.LEFT, 6));
  }

  /** Four senders race with an owner that closes at some point: each message is received once, in order, or refused. */
  @Test
  void racingSendersLoseAndDuplicateNothing() throws Exception {
    for (int round = 0; round < 200; round++) {
      int senders = 4;
      int each = 50;
      Inbox<Name, Numbered> inbox = inbox();
      AtomicInteger sent = new AtomicInteger();
      List<Numbered> received = new ArrayList<>();
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        int sender = s;
        running.add(CompletableFuture.runAsync(() -> send(inbox, sender, each, sent)));
      }
      int closeAfter = round % (senders * each);
      while (received.size() < closeAfter && !running.stream().allMatch(CompletableFuture::isDone)) {
        Numbered message = inbox.poll();
        if (message != null) {
          received.add(message);
        }
      }
      inbox.close();
      received.addAll(pollAll(inbox));
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
      assertNull(inbox.poll(), "a message arrived after the inbox was closed and drained");
      assertEquals(sent.get(), received.size());
      assertInOrder(received);
    }
  }

  private static void send(Inbox<Name, Numbered> inbox, int sender, int count, AtomicInteger sent) {
    for (int i = 0; i < count; i++) {
      if (inbox.offer(Name.LEFT, new Numbered(sender, i))) {
        sent.incrementAndGet();
      }
    }
  }

  private static void assertInOrder(List<Numbered> received) {
    Map<Integer, Integer> next = new HashMap<>();
    for (Numbered message : received) {
      assertEquals(next.getOrDefault(message.sender(), 0), message.number());
      next.put(message.sender(), message.number() + 1);
    }
  }

  private static <M> List<M> pollAll(Inbox<Name, M> inbox) {
    List<M> all = new ArrayList<>();
    for (M message = inbox.poll(); message != null; message = inbox.poll()) {
      all.add(message);
    }
    return all;
  }

  private static <M> Inbox<Name, M> inbox() {
    return new Inbox<>(Name.class, Parker.JDK);
  }
}
