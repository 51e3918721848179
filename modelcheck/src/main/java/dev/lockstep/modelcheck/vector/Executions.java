package dev.lockstep.modelcheck.vector;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runner and pipeline of a worker under replay. An execution ignores interruption; it returns when the replay says so,
 * and how the replay says. Thread-safe.
 */
final class Executions implements Runner, Pipeline {
  /** One execution. What is volatile is written by its own thread, or by who interrupts it. */
  private static final class Execution implements Run {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CompletableFuture<Callable<String>> ending = new CompletableFuture<>();
    private volatile String request = "";
    private volatile boolean interrupted;

    @Override
    public void interrupt() {
      interrupted = true;
    }
  }

  private final Duration limit;
  private final List<Execution> all = new CopyOnWriteArrayList<>();
  private final ThreadLocal<Execution> own = ThreadLocal.withInitial(this::another);

  /** Each wait for an execution's own thread lasts at most {@code limit}. */
  Executions(Duration limit) {
    this.limit = limit;
  }

  private Execution another() {
    Execution execution = new Execution();
    all.add(execution);
    return execution;
  }

  @Override
  public Run start(Runnable body) {
    Execution execution = another();
    Thread.ofVirtual().name("run").uncaughtExceptionHandler((thread, thrown) -> execution.over.countDown()).start(
        () -> {
          own.set(execution);
          body.run();
          execution.over.countDown();
        });
    return execution;
  }

  @Override
  public String process(Request request) throws Exception {
    Execution execution = own.get(); // another one, if the worker did not ask its runner
    execution.request = request.id();
    execution.entered.countDown();
    return execution.ending.get().call();
  }

  /** Ends the execution of this request, and waits until its thread has told the worker; false if there is none. */
  boolean end(String request, Callable<String> how) throws InterruptedException {
    for (Execution execution : all) {
      if (execution.request.equals(request) && execution.ending.complete(how)) {
        return await(execution.over);
      }
    }
    return false;
  }

  /** Waits until every execution that was started is in the pipeline; false if one is not. */
  boolean awaitEntered() throws InterruptedException {
    for (Execution execution : all) {
      if (!await(execution.entered)) {
        return false;
      }
    }
    return true;
  }

  private boolean await(CountDownLatch latch) throws InterruptedException {
    return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether an execution is in the pipeline. */
  boolean isAtWork() {
    return all.stream().anyMatch(execution -> execution.entered.getCount() == 0 && !execution.ending.isDone());
  }

  /** The requests whose executions have begun, in the order in which they were started. */
  List<String> started() {
    return requests(execution -> execution.entered.getCount() == 0);
  }

  /** The requests whose executions were interrupted. */
  List<String> interrupted() {
    return requests(execution -> execution.interrupted);
  }

  private List<String> requests(Predicate<Execution> which) {
    return all.stream().filter(which).map(execution -> execution.request).toList();
  }

  /** Ends every execution. */
  void endAll() {
    all.forEach(execution -> execution.ending.complete(() -> "at the end of the replay"));
  }
}
