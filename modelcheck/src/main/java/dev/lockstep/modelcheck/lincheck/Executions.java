package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.worker.Runner;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A runner without threads: executions wait until an operation of the scenario takes one and runs it. One that nobody
 * takes is an execution that never ends.
 *
 * <p>Thread-safe.
 */
final class Executions implements Runner {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public synchronized Run start(Runnable body) {
    waiting.add(body);
    notifyAll();
    return () -> {};
  }

  /** Waits for an execution and runs it. */
  void runOne() throws InterruptedException {
    take().run();
  }

  private synchronized Runnable take() throws InterruptedException {
    Runnable body = waiting.poll();
    while (body == null) {
      wait();
      body = waiting.poll();
    }
    return body;
  }
}
