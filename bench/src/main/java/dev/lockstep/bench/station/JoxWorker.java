package dev.lockstep.bench.station;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Baseline: the channel worker as one would write it with Jox. Its owner selects among questions, completions and,
 * while nothing runs, commands; a virtual thread processes each request.
 *
 * <p>Where Jox leaves a choice, it gets the quicker one: unlimited channels (nobody waits in {@code send}) and the
 * kit's {@link Oneshot} for replies instead of a channel for each.
 */
final class JoxWorker implements Station {
  private record Done(Job job, Outcome outcome) {}

  private final Channel<Job> commands = Channel.newUnlimitedChannel();
  private final Channel<Done> completions = Channel.newUnlimitedChannel();
  private final Channel<Oneshot<Boolean>> questions = Channel.newUnlimitedChannel();
  private final Channel<Boolean> closing = Channel.newUnlimitedChannel();
  private final Oneshot<Throwable> crash = new Oneshot<>();
  private final Pipeline pipeline;
  private final Thread thread;

  /** Owner-owned. */
  private @Nullable Job current;

  JoxWorker(Pipeline pipeline, ThreadFactory threads) {
    this.pipeline = pipeline;
    this.thread = threads.newThread(this::loop);
    thread.start();
  }

  private void loop() {
    try {
      boolean goOn = true;
      while (goOn) {
        goOn = current == null ? turnOfIdle() : turnOfBusy();
      }
    } catch (Throwable cause) {
      crash.complete(cause);
    }
  }

  private boolean turnOfIdle() throws InterruptedException {
    return Select.select(
        questions.receiveClause(this::answer), commands.receiveClause(this::start), closing.receiveClause());
  }

  private boolean turnOfBusy() throws InterruptedException {
    return Select.select(
        completions.receiveClause(this::settle), questions.receiveClause(this::answer), closing.receiveClause());
  }

  private boolean answer(Oneshot<Boolean> question) {
    question.complete(current != null);
    return true;
  }

  private boolean start(Job job) {
    current = job;
    Thread.startVirtualThread(() -> process(job));
    return true;
  }

  private boolean settle(Done done) {
    current = null;
    done.job().outcome().complete(done.outcome());
    return true;
  }

  private void process(Job job) {
    send(completions, new Done(job, job.run(pipeline)));
  }

  @Override
  public Oneshot<Outcome> post() {
    Job job = new Job();
    send(commands, job);
    return job.outcome();
  }

  @Override
  public boolean showsActive() throws InterruptedException {
    Oneshot<Boolean> question = new Oneshot<>();
    questions.send(question);
    return question.await();
  }

  /** An unlimited channel takes what it is given; only a thread that was interrupted before finds out. */
  private static <T> void send(Channel<T> channel, T message) {
    try {
      channel.send(message);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("interrupted while nothing could block", stopped);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing.send(false);
    thread.join();
    Throwable cause = crash.peek();
    if (cause != null) {
      throw new IllegalStateException("the owner crashed", cause);
    }
  }
}
