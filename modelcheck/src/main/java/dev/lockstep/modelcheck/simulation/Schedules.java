package dev.lockstep.modelcheck.simulation;

import dev.lockstep.spec.engine.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schedules of one subject and seed, by number: the same number is always the same schedule. */
final class Schedules {
  private static final Set<String> KINDS = Set.of("mutex", "channel", "channel-query");

  /** An odd constant with well-mixed bits (the golden ratio), so that neighbouring numbers give unrelated seeds. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final boolean mutex;
  private final long seed;
  private long schedules;
  private long steps;
  private long cancellations;
  private @Nullable Failure failure;

  /** The first violation, and where. */
  record Failure(long schedule, Violation violation, List<String> story) {
    String describe() {
      return violation.seen() + "\nschedule " + schedule + ":\n  " + String.join("\n  ", story);
    }
  }

  Schedules(String subject, long seed) {
    this.mutex = subject.equals("mutex");
    this.seed = seed;
  }

  static boolean knows(String subject) {
    return KINDS.contains(subject);
  }

  /** Runs schedules until the budget is spent or a rule is broken. */
  void explore(Duration budget, Progress progress) {
    long end = System.nanoTime() + budget.toNanos();
    while (failure == null && System.nanoTime() < end) {
      runNext();
    }
    progress.line(schedules + " schedules, " + steps + " steps");
  }

  /** Runs the next schedule. */
  Optional<Violation> runNext() {
    Optional<Failure> failed = run(schedules);
    failed.ifPresent(f -> failure = f);
    return failed.map(Failure::violation);
  }

  /** Runs schedule {@code number}. */
  Optional<Failure> run(long number) {
    Workload workload = workload(number);
    Optional<Violation> violation = workload.run();
    schedules++;
    steps += workload.steps();
    cancellations += workload.cancellations();
    return violation.map(v -> new Failure(number, v, workload.story()));
  }

  /** Schedule {@code number}, not yet run. */
  Workload workload(long number) {
    return new Workload(mutex, seed + SPREAD * (number + 1));
  }

  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  Map<String, Long> explored() {
    return Map.of("schedules", schedules, "steps", steps, "cancellations", cancellations);
  }
}
