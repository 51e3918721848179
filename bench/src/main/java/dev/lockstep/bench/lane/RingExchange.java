package dev.lockstep.bench.lane;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscArrayQueue;

/**
 * {@link Peer#JCTOOLS} and its variants: a padded ring. {@code poll} may find nothing although an {@code offer} has
 * returned, if an earlier one has claimed its place and not yet filled it; whoever fills it rings afterwards.
 */
final class RingExchange implements Exchange {

  /** How the owner waits for a message. */
  enum Waiting {
    /** As the kit's doorbell: a sender wakes the owner only if it waits. */
    BELL,
    /** A sender unparks the owner with each message. */
    NO_BELL,
    /** As BELL, after a thousand looks. */
    SPIN
  }

  private static final int LOOKS = 1000;

  private final MpscArrayQueue<Call> ring;
  private final Waiting waiting;
  private final AtomicBoolean armed = new AtomicBoolean();
  private final Thread owner;

  RingExchange(int room, Waiting waiting, ThreadFactory owners) {
    this.ring = new MpscArrayQueue<>(room);
    this.waiting = waiting;
    this.owner = owners.newThread(this::run);
    owner.start();
  }

  private void run() {
    boolean open = true;
    int looked = 0;
    while (open) {
      Call call = ring.poll();
      if (call != null) {
        looked = 0;
        open = call.answer();
      } else if (waiting == Waiting.SPIN && looked < LOOKS) {
        looked++;
        Thread.onSpinWait();
      } else {
        looked = 0;
        rest();
      }
    }
  }

  private void rest() {
    if (waiting == Waiting.NO_BELL) {
      LockSupport.park(this);
      return;
    }
    armed.set(true);
    if (!ring.isEmpty()) {
      armed.set(false);
      return;
    }
    while (armed.get()) {
      LockSupport.park(this);
    }
  }

  private void send(Call call) {
    while (!ring.offer(call)) {
      Thread.onSpinWait();
    }
    if (waiting == Waiting.NO_BELL || (armed.get() && armed.compareAndSet(true, false))) {
      LockSupport.unpark(owner);
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    send(call);
    return call.reply().await();
  }

  @Override
  public void close() throws InterruptedException {
    send(Call.CLOSE);
    owner.join();
  }
}
