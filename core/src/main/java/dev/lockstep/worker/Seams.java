package dev.lockstep.worker;

import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.trace.Trace;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Everything that a worker needs of its surroundings. Production uses {@link #production}; a model checker or a
 * simulation replaces what it wants to control.
 *
 * <p>Any seam may throw (rule W11). A runner, timer, trace sink or interrupt that throws is contained: the worker goes
 * on and reports the failure to {@code contained}. A clock, or a parker that throws in the owner, crashes the worker,
 * in order: nobody is left waiting.
 *
 * <p>What is assumed: an owner, a timer and a courier get a processor soon after they are woken. Virtual threads are
 * not time-sliced, so with {@link #production} that holds only as long as fewer pipelines compute without blocking than
 * the scheduler has carriers, which are as many as there are processors. With as many, no owner takes a turn and no
 * alarm goes off until one of them blocks or returns: a query is not answered (W6), a cancellation not handled (W8),
 * deadlines and shutdowns are late (W9, W10), and a supervisor stands still as well. Only a watch can still be read, by
 * a platform thread. Pipelines that compute for long should have such threads, which the operating system does slice:
 *
 * <pre>{@code
 * Seams.production()
 *     .withRunner(body -> Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).start(body)::interrupt)
 * }</pre>
 *
 * <p>If it is other virtual threads that compute, owners and timers need platform threads instead: see {@link
 * #withOwnerThreads} and {@link #withTimer}.
 *
 * @param clock monotonic time
 * @param timer deadlines, patience, grace
 * @param runner where pipelines run
 * @param ownerThreads makes the owner's thread
 * @param parker how threads wait
 * @param trace hears of each step, a crash included; a message that the channel worker's owner never took, because its
 *     life was over, is answered without a step
 * @param contained hears of each failure that was contained; must not block
 */
public record Seams(
    Clock clock,
    Timer timer,
    Runner runner,
    ThreadFactory ownerThreads,
    Parker parker,
    Trace<WorkerStatus> trace,
    Consumer<Throwable> contained) {

  /** The running JVM: virtual threads, {@code System.nanoTime}, failures to the log. */
  public static Seams production() {
    return new Seams(
        System::nanoTime,
        Timer.VIRTUAL,
        Runner.VIRTUAL,
        Thread.ofVirtual().name("lockstep-owner").inheritInheritableThreadLocals(false).factory(),
        Parker.JDK,
        Trace.none(),
        Contained::log);
  }

  /**
   * Starts the life of {@code owner} on a thread of its own. If there is no such thread, this throws, and {@code owner}
   * never runs. If the thread runs although starting it fails, because it had been started before, then that is
   * contained: two threads must not be one owner.
   */
  public void start(Owner<?> owner) {
    try {
      ownerThreads.newThread(owner).start();
    } catch (Throwable failure) {
      if (owner.claim()) {
        throw failure;
      }
      Contained.report(failure, contained);
    }
  }

  /** These seams with another clock. */
  public Seams withClock(Clock other) {
    return new Seams(other, timer, runner, ownerThreads, parker, trace, contained);
  }

  /** These seams with another timer. */
  public Seams withTimer(Timer other) {
    return new Seams(clock, other, runner, ownerThreads, parker, trace, contained);
  }

  /** These seams with another runner. */
  public Seams withRunner(Runner other) {
    return new Seams(clock, timer, other, ownerThreads, parker, trace, contained);
  }

  /** These seams with another maker of owner threads, such as {@code Thread.ofPlatform().factory()}. */
  public Seams withOwnerThreads(ThreadFactory other) {
    return new Seams(clock, timer, runner, other, parker, trace, contained);
  }

  /** These seams with another parker. */
  public Seams withParker(Parker other) {
    return new Seams(clock, timer, runner, ownerThreads, other, trace, contained);
  }

  /** These seams with another trace sink. */
  public Seams withTrace(Trace<WorkerStatus> other) {
    return new Seams(clock, timer, runner, ownerThreads, parker, other, contained);
  }

  /** These seams with another listener for contained failures. */
  public Seams withContained(Consumer<Throwable> other) {
    return new Seams(clock, timer, runner, ownerThreads, parker, trace, other);
  }
}
