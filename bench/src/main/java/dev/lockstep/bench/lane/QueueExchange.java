package dev.lockstep.bench.lane;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/** {@link Peer#ARRAY_BLOCKING_QUEUE} and {@link Peer#LINKED_TRANSFER_QUEUE}. */
final class QueueExchange implements Exchange {
  private final BlockingQueue<Call> queue;
  private final Thread owner;

  QueueExchange(BlockingQueue<Call> queue, ThreadFactory owners) {
    this.queue = queue;
    this.owner = owners.newThread(this::run);
    owner.start();
  }

  private void run() {
    try {
      boolean open = true;
      while (open) {
        open = queue.take().answer();
      }
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("nobody interrupts an owner", impossible);
    }
  }

  @Override
  public Object ask(Object question) throws InterruptedException {
    Call call = new Call(question);
    queue.put(call);
    return call.reply().await();
  }

  @Override
  public void close() throws InterruptedException {
    queue.put(Call.CLOSE);
    owner.join();
  }
}
