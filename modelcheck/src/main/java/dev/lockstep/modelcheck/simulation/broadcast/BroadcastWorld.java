package dev.lockstep.modelcheck.simulation.broadcast;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import dev.lockstep.modelcheck.simulation.engine.Component;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A publisher that keeps what would block, and publishes it when it is told that there is room; readers that come, read
 * and leave. In the end it closes, and everybody reads to the end.
 */
final class BroadcastWorld implements World {
  private final Simulation simulation;
  private final FeedCheck<String> check;
  private final Broadcast<String> broadcast;
  private final Component publisher;
  private final ArrayDeque<String> toPublish = new ArrayDeque<>();
  private final List<Reader<String>> readers = new ArrayList<>();
  private final Map<Integer, Reader<String>> byNumber = new HashMap<>();
  private int values;
  private boolean waitsForRoom;
  private boolean closed;

  BroadcastWorld(Simulation simulation) {
    this.simulation = simulation;
    this.check = new FeedCheck<>(simulation);
    this.publisher = simulation.component("publisher", self -> publish());
    this.broadcast = new Broadcast<>(new NoParking(), this::room);
  }

  private void room() {
    waitsForRoom = false;
    publisher.wake();
  }

  private void publish() {
    String value = toPublish.element();
    Publication answer = broadcast.publish(value);
    simulation.event("publisher", () -> "publishes " + value + ": " + answer);
    check.published(value, answer);
    switch (answer) {
      case PUBLISHED -> toPublish.remove();
      case WOULD_BLOCK -> waitsForRoom = true;
      case CLOSED -> toPublish.clear();
    }
    if (waitsForRoom || toPublish.isEmpty()) {
      publisher.sleep();
    }
  }

  @Override
  public boolean act(Event event, int number) {
    switch (event.verb().name()) {
      case "subscribe" -> subscribe(event, number);
      case "publish" -> {
        for (int i = 0; i < event.value(0); i++) {
          toPublish.add("v" + ++values);
        }
        if (!waitsForRoom) {
          publisher.wake();
        }
      }
      case "unsubscribe" -> {
        Reader<String> reader = byNumber.get(event.value(0));
        if (reader == null) {
          return false;
        }
        reader.unsubscribe();
      }
      default -> close();
    }
    return true;
  }

  private void subscribe(Event event, int number) {
    WhenFull whenFull = WhenFull.values()[event.value(0)];
    SubscriptionPolicy policy = new SubscriptionPolicy(whenFull, event.value(1));
    Reader.Pace pace = Reader.Pace.values()[event.value(2)];
    Reader<String> reader = new Reader<>(simulation, broadcast, check, policy, pace);
    simulation.event(FeedCheck.name(readers.size()), () -> "subscribes: " + policy + ", " + pace);
    readers.add(reader);
    byNumber.put(number, reader);
  }

  /** What is to be published and was answered WOULD_BLOCK is handed over; what was not tried yet is not published. */
  private void close() {
    closed = true;
    List<String> kept = waitsForRoom ? List.of(toPublish.element()) : List.of();
    simulation.event("publisher", () -> "closes" + (kept.isEmpty() ? "" : ", and hands over " + kept));
    broadcast.close(kept);
    check.closed(kept);
    toPublish.clear();
    publisher.sleep();
  }

  @Override
  public void afterStep() {
    for (Reader<String> reader : readers) {
      reader.afterStep();
    }
  }

  @Override
  public boolean atRest() {
    readers.forEach(Reader::atRest);
    if (waitsForRoom && !closed && check.answer() == Publication.PUBLISHED) {
      simulation.violated("B2", () -> "there is room, and the publisher that waits for it was never told");
    }
    if (closed && readers.stream().allMatch(Reader::isOver)) {
      return false;
    }
    if (!closed) {
      close();
    }
    readers.stream().filter(reader -> !reader.isOver()).forEach(Reader::hurry);
    return true;
  }

  @Override
  public long fingerprint() {
    return check.fingerprint() * 31 + toPublish.size();
  }

  @Override
  public String blamed() {
    return "B3";
  }

  @Override
  public void count(Explored explored) {
    check.count(explored);
  }
}
