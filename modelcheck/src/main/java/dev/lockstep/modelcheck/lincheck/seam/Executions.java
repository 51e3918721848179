package dev.lockstep.modelcheck.lincheck.seam;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A runner without threads, and the pipeline that it runs: executions wait until an operation of the scenario takes one
 * and runs it. One that nobody takes is an execution that never ends.
 *
 * <p>A request whose id begins with {@code e} throws an Error. One whose id begins with {@code s} is slow: it ends when
 * it is released.
 *
 * <p>Thread-safe.
 */
public final class Executions implements Runner, Pipeline {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final TreeSet<Integer> interrupted = new TreeSet<>();
  private final Map<Thread, String> processed = new ConcurrentHashMap<>();
  private int started;
  private boolean broken;
  private boolean released;

  /** What a request whose id begins with {@code e} throws. */
  private static final class PipelineError extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** From now on nothing can be started. */
  public synchronized void breakDown() {
    broken = true;
  }

  @Override
  public synchronized Run start(Runnable body) {
    if (broken) {
      throw new IllegalStateException("the runner is broken");
    }
    started++;
    waiting.add(body);
    notifyAll();
    int number = started;
    return () -> interrupt(number);
  }

  private synchronized void interrupt(int number) {
    interrupted.add(number);
  }

  /** The numbers of the executions that were interrupted, counted from 1 in the order of their starts. */
  public synchronized String interrupted() {
    return interrupted.toString();
  }

  /** Runs the execution that has waited longest, if there is one; which request its pipeline was given, or null. */
  public @Nullable String run() {
    Runnable body = poll();
    return body == null ? null : run(body);
  }

  /** As {@link #run()}, but waits until there is one. */
  public @Nullable String work() throws InterruptedException {
    return run(take());
  }

  private @Nullable String run(Runnable body) {
    body.run();
    return processed.remove(Thread.currentThread());
  }

  private synchronized @Nullable Runnable poll() {
    return waiting.poll();
  }

  private synchronized Runnable take() throws InterruptedException {
    Runnable body = waiting.poll();
    while (body == null) {
      wait();
      body = waiting.poll();
    }
    return body;
  }

  @Override
  public String process(Request request) throws InterruptedException {
    processed.put(Thread.currentThread(), request.id());
    if (request.id().startsWith("e")) {
      throw new PipelineError();
    }
    if (request.id().startsWith("s")) {
      awaitRelease();
    }
    return "done " + request.id();
  }

  private synchronized void awaitRelease() throws InterruptedException {
    while (!released) {
      wait();
    }
  }

  /** Lets slow requests end. */
  public synchronized void release() {
    released = true;
    notifyAll();
  }
}
