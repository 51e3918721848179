package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.contract.Result.Verdict;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.NotApplicable;
import dev.lockstep.modelcheck.contract.fixture.Threads;
import dev.lockstep.modelcheck.contract.fixture.Violation;
import dev.lockstep.modelcheck.subject.Subject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks against one subject, each on a thread of its own, and each in bounded time: a check that hangs is a
 * failure, with the stacks of the threads that are stuck.
 *
 * <p>Thread-safe, but for checks that mute the log, which should not run at the same time.
 */
public final class Suite {
  /** How long a check may wait for one thing, so that a slow machine is not taken for a broken worker. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Subject subject;
  private final Duration patience;

  /**
   * Checks {@code subject}; each wait of a check ends after {@code patience}, and the check itself after four times
   * that.
   */
  public Suite(Subject subject, Duration patience) {
    this.subject = subject;
    this.patience = patience;
  }

  /** Runs one check, on virtual threads and on platform threads; the result is that of the first that did not pass. */
  public Result run(CheckMethod check) throws InterruptedException {
    long start = System.nanoTime();
    Result result = run(check, Threads.Kind.VIRTUAL);
    if (result.verdict() == Verdict.PASS) {
      result = run(check, Threads.Kind.PLATFORM);
    }
    return new Result(check, result.verdict(), result.detail(), Duration.ofNanos(System.nanoTime() - start));
  }

  private Result run(CheckMethod check, Threads.Kind kind) throws InterruptedException {
    Fixture fixture = new Fixture(subject, kind, patience);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = kind.builder().name("check").start(() -> thrown.set(attempt(check, fixture)));
    if (!thread.join(patience.multipliedBy(4))) {
      String stacks = Stacks.of(thread, fixture.threadsAlive());
      letGo(fixture);
      thread.interrupt();
      return failure(check, kind, "the check hangs" + stacks);
    }
    Throwable cause = thrown.get();
    if (cause == null) {
      return new Result(check, Verdict.PASS, "", Duration.ZERO);
    }
    letGo(fixture);
    return switch (cause) {
      case NotApplicable reason -> new Result(check, Verdict.NOT_APPLICABLE, reason.getMessage() + "", Duration.ZERO);
      case Violation violation -> failure(check, kind, violation.getMessage() + "");
      default -> failure(check, kind, "unexpected " + cause + Stacks.of(cause));
    };
  }

  private static @Nullable Throwable attempt(CheckMethod check, Fixture fixture) {
    try {
      check.run(fixture);
      fixture.close();
      return null;
    } catch (Throwable failure) { // an Error of the subject is a finding too
      return failure;
    }
  }

  /**
   * On a thread of its own: a worker that is stuck may hold up whoever talks to it. And on a platform thread: those that
   * it is to let go may hold all processors of virtual threads. What it throws adds nothing: the check has its result
   * already.
   */
  private static void letGo(Fixture fixture) {
    Thread.ofPlatform()
        .daemon()
        .name("clean-up")
        .uncaughtExceptionHandler((thread, more) -> { })
        .start(fixture::abandon);
  }

  private static Result failure(CheckMethod check, Threads.Kind kind, String detail) {
    String[] firstAndRest = detail.split("\\R", 2);
    String rest = firstAndRest.length == 1 ? "" : "\n" + firstAndRest[1];
    return new Result(check, Verdict.FAIL, firstAndRest[0] + " (" + kind + ")" + rest, Duration.ZERO);
  }
}
