package dev.lockstep.bench.lane;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;

/** The ways to ask an owner that are compared. */
public enum Peer {
  /** The kit: {@link dev.lockstep.channel.Inbox} with its doorbell, and a {@link dev.lockstep.channel.Oneshot}. */
  KIT,

  /** The floor: two threads that park and wake each other, with nothing between them. */
  FLOOR_PARK,

  /** The kit's inbox, and a {@link java.util.concurrent.CompletableFuture} for the reply. */
  KIT_FUTURE,

  /** JCTools' padded ring for many producers and one consumer, behind a doorbell like the kit's. */
  JCTOOLS,

  /** The same ring, and an unpark for every message instead of a doorbell. */
  JCTOOLS_NO_BELL,

  /** The same ring, whose owner looks again for a while before it waits. */
  JCTOOLS_SPIN,

  /** {@link ArrayBlockingQueue}: one lock. */
  ARRAY_BLOCKING_QUEUE,

  /** {@link LinkedTransferQueue}. */
  LINKED_TRANSFER_QUEUE,

  /** Jox: the owner selects between two channels. */
  JOX,

  /** Disruptor, with its blocking wait strategy. */
  DISRUPTOR,

  /** A Kotlin channel, whose owner is a coroutine on the default dispatcher. */
  KOTLIN,

  /** A typed Pekko actor, and its {@code ask}. */
  PEKKO;

  private static final int ROOM = 1024;

  /** Starts an owner on a thread of {@code owners}, or on the peer's own dispatcher if it has one. */
  Exchange open(ThreadFactory owners) {
    return switch (this) {
      case KIT -> new KitExchange(owners);
      case FLOOR_PARK -> new ParkExchange(owners);
      case KIT_FUTURE -> new FutureExchange(owners);
      case JCTOOLS -> new RingExchange(ROOM, RingExchange.Waiting.BELL, owners);
      case JCTOOLS_NO_BELL -> new RingExchange(ROOM, RingExchange.Waiting.NO_BELL, owners);
      case JCTOOLS_SPIN -> new RingExchange(ROOM, RingExchange.Waiting.SPIN, owners);
      case ARRAY_BLOCKING_QUEUE -> new QueueExchange(new ArrayBlockingQueue<>(ROOM), owners);
      case LINKED_TRANSFER_QUEUE -> new QueueExchange(new LinkedTransferQueue<>(), owners);
      case JOX -> new JoxExchange(owners);
      case DISRUPTOR -> new DisruptorExchange(ROOM, owners);
      case KOTLIN -> new KotlinExchange();
      case PEKKO -> new PekkoExchange();
    };
  }
}
