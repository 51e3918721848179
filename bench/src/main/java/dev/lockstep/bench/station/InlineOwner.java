package dev.lockstep.bench.station;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import java.util.concurrent.ThreadFactory;

/**
 * Baseline: an owner that processes in its own loop, as the document's {@code run} does, on the kit's own inbox. A
 * question waits until the request in front of it is done.
 */
final class InlineOwner implements Station {
  private enum LaneName {
    COMMANDS,
    QUERIES
  }

  private sealed interface Message {}

  private record Work(Job job) implements Message {}

  private record Question(Oneshot<Boolean> active) implements Message {}

  private record Close() implements Message {}

  private final Inbox<LaneName, Message> inbox = new Inbox<>(LaneName.class, Parker.JDK);
  private final Oneshot<Throwable> crash = new Oneshot<>();
  private final Pipeline pipeline;
  private final Thread thread;

  /** Owner-owned. */
  private boolean active;

  InlineOwner(Pipeline pipeline, ThreadFactory threads) {
    this.pipeline = pipeline;
    this.thread = threads.newThread(new Owner<>(inbox, this::step, crash::complete));
    thread.start();
  }

  private void step(Message message) {
    switch (message) {
      case Work(Job job) -> {
        active = true;
        Outcome outcome = job.run(pipeline);
        active = false;
        job.outcome().complete(outcome);
      }
      case Question(Oneshot<Boolean> reply) -> reply.complete(active);
      case Close close -> inbox.close();
    }
  }

  @Override
  public Oneshot<Outcome> post() {
    Job job = new Job();
    inbox.offer(LaneName.COMMANDS, new Work(job));
    return job.outcome();
  }

  @Override
  public boolean showsActive() throws InterruptedException {
    Oneshot<Boolean> reply = new Oneshot<>();
    inbox.offer(LaneName.QUERIES, new Question(reply));
    return reply.await();
  }

  @Override
  public void close() throws InterruptedException {
    inbox.offer(LaneName.COMMANDS, new Close());
    thread.join();
    Throwable cause = crash.peek();
    if (cause != null) {
      throw new IllegalStateException("the owner crashed", cause);
    }
  }
}
