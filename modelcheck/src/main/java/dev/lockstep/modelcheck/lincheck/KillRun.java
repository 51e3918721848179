package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.spec.evidence.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of a JVM that runs on a negative control: shows one subject after the other to the scenarios of the
 * rules that the control breaks. Quicker than the engine on each: one start for all, no canary (a kill shows that
 * Lincheck is awake), and no counterexample is made small. It is no evidence, and writes none.
 */
final class KillRun {
  private KillRun() {}

  /** Takes the budget in milliseconds, rules and subjects, the last two separated by commas; prints kills. */
  public static void main(String[] args) {
    Duration budget = Duration.ofMillis(Long.parseLong(args[0]));
    for (String subject : args[2].split(",")) {
      for (String rule : args[1].split(",")) {
        Kill kill = kill(rule, subject, budget);
        System.out.println(kill.toLine());
        if (kill.killed()) {
          break; // one of its rules is enough
        }
      }
    }
    System.exit(0);
  }

  /** By what is checked of the subject or, as in the gate, of the kit as a whole. */
  private static Kill kill(String rule, String subject, Duration budget) {
    long start = System.nanoTime();
    long invocations = 0;
    List<Batch> batches = new ArrayList<>(Batches.of(subject, 0));
    batches.addAll(Batches.of(Evidence.ANY, 0));
    for (Batch batch : batches) {
      for (Batch.Explored explored : batch.only(List.of(rule)).exploreUntilFailure(budget)) {
        long here = explored.exploration().extent().invocations();
        if (explored.exploration() instanceof Exploration.Violated violated) {
          return new Kill(rule, subject, true, here, millisSince(start), violated.scenario().toString());
        }
        invocations += here;
      }
    }
    return new Kill(rule, subject, false, invocations, millisSince(start), "");
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
