package dev.lockstep.bench.station;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Baseline: a mutex worker that holds its write lock while it processes. It is what makes a status take as long as a
 * request; nobody ever sees it active, because nobody gets in while it is.
 *
 * <pre>
 * field     guard
 * current   the lock
 * jobs      none: a blocking queue
 * </pre>
 */
final class HeldLock implements Station {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Pipeline pipeline;
  private final Thread thread;
  private @Nullable Job current;

  HeldLock(Pipeline pipeline, ThreadFactory threads) {
    this.pipeline = pipeline;
    this.thread = threads.newThread(this::work);
    thread.start();
  }

  private void work() {
    while (true) {
      try {
        process(jobs.take());
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private void process(Job job) {
    Outcome outcome;
    lock.writeLock().lock();
    try {
      current = job;
      outcome = job.run(pipeline);
      current = null;
    } finally {
      lock.writeLock().unlock();
    }
    job.outcome().complete(outcome);
  }

  @Override
  public Oneshot<Outcome> post() {
    Job job = new Job();
    jobs.add(job);
    return job.outcome();
  }

  @Override
  public boolean showsActive() {
    lock.readLock().lock();
    try {
      return current != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
