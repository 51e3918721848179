package dev.lockstep.modelcheck.storm.check;

import static dev.lockstep.modelcheck.storm.check.Rounds.good;
import static dev.lockstep.modelcheck.storm.check.Rounds.refused;
import static dev.lockstep.modelcheck.storm.check.Rounds.request;
import static dev.lockstep.modelcheck.storm.check.Rounds.run;
import static dev.lockstep.modelcheck.storm.check.Rounds.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.Closing;
import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each check sees its rule broken in a round that was made to break it, and nothing in one that is right. */
class ChecksTest {
  private static final Outcome BY_CLIENT = new Outcome.Cancelled(Outcome.Canceller.CLIENT);
  private static final long NEVER = Operation.NEVER;

  private static Set<String> broken(Rounds round) {
    return new Checks().examine(round.make()).stream().map(Violation::rule).collect(Collectors.toSet());
  }

  private static void breaks(String rule, Rounds round) {
    Set<String> broken = broken(round);
    assertTrue(broken.contains(rule), () -> rule + " should be broken, but: " + broken);
  }

  @Test
  void a_right_round_breaks_nothing() {
    Rounds round =
        new Rounds()
            .with(good("a", 1, 0, 100),
            request("b", 2, null, 20, NEVER, 210, new Outcome.Completed("b"), run(101, 200, "b")))
            .read(0, 50, 51, status("a", 1, 0, 0, 0))
            .read(1, 250, 251, status(null, 0, 2, 0, 0))
            .rests(status(null, 0, 2, 0, 0));
    assertEquals(List.of(), new Checks().examine(round.make()));
  }

  @Test
  void w1_two_pipelines_overlap() {
    breaks("W1", new Rounds().with(good("a", 1, 0, 100), good("b", 2, 20, 200)));
  }

  @Test
  void w2_fields_do_not_add_up() {
    WorkerStatus torn = new WorkerStatus(Phase.OPEN, null, Execution.NONE, 1, 0, 0, 0, 0, 0, 0);
    breaks("W2", new Rounds().read(0, 1, 2, torn));
  }

  @Test
  void w2_a_status_that_no_instant_allows() {
    breaks("W2", new Rounds().with(good("a", 1, 0, 100)).read(0, 200, 201, status("a", 0, 0, 0, 0))
        .rests(status(null, 0, 1, 0, 0)));
  }

  @Test
  void w3_a_count_is_lost_or_doubled() {
    breaks("W3", new Rounds().with(good("a", 1, 0, 100)).rests(status(null, 0, 2, 0, 0)));
    breaks("W3", new Rounds().with(good("a", 1, 0, 100)).rests(status(null, 0, 0, 0, 0)));
  }

  @Test
  void w4_a_refused_request_runs() {
    breaks("W4", new Rounds().with(refused("a", Refusal.FULL, 0, run(50, 60, "a"))));
  }

  @Test
  void w4_a_request_runs_twice() {
    breaks("W4", new Rounds()
        .with(request("a", 1, null, 0, NEVER, 90, new Outcome.Completed("a"), run(10, 20, "a"), run(30, 40, "a"))));
  }

  @Test
  void w4_an_outcome_that_nobody_caused() {
    breaks("W4", new Rounds().with(request("a", 1, null, 0, NEVER, 90, BY_CLIENT)));
    breaks("W4", new Rounds().with(request("a", 1, null, 0, NEVER, 90, new Outcome.TimedOut())));
    breaks("W4", new Rounds().with(request("a", 1, null, 0, NEVER, 90, new Outcome.Completed("a"))));
    breaks("W4", new Rounds()
        .with(request("a", 1, null, 0, NEVER, 90, new Outcome.Failed(new Error()), run(10, 20, "a"))));
    breaks("W4", new Rounds().with(request("a", 1, null, 0, NEVER, 90, new Outcome.Completed("b"), run(10, 20, "b"))));
  }

  @Test
  void w4_an_admission_that_status_does_not_show() {
    breaks("W4", new Rounds().with(good("a", 1, 0, 100)).read(0, 50, 51, Rounds.FRESH));
  }

  @Test
  void w4_nobody_answers() {
    breaks("W4", new Rounds().trouble(new Trouble("W4", "a waits", "")));
  }

  @Test
  void w5_an_outcome_that_status_does_not_count() {
    breaks("W5", new Rounds().with(good("a", 1, 0, 100)).read(0, 200, 201, status("a", 0, 0, 0, 0)));
  }

  @Test
  void w6_status_waits_for_the_pipeline() {
    Rounds round = new Rounds().with(good("a", 1, 0, 100)).rests(status(null, 0, 1, 0, 0));
    for (int i = 0; i < StatusNeverWaits.CANDIDATES; i++) {
      round.read(i, 20 + i, 150, status(null, 0, 1, 0, 0));
    }
    breaks("W6", round);
  }

  @Test
  void w6_status_shows_nothing_of_the_pipeline_at_work() {
    breaks("W6", new Rounds().with(good("a", 1, 0, 100)).read(0, 50, 51, status(null, 1, 0, 0, 0)));
  }

  @Test
  void w6_status_waits_for_a_second() {
    breaks("W6", new Rounds().with(good("a", 1, 0, 2_000_000)).read(0, 50, 2_000_001, status(null, 0, 1, 0, 0)));
  }

  @Test
  void w7_more_queued_than_allowed() {
    breaks("W7", new Rounds().read(0, 1, 2, status(null, 3, 0, 0, 0)));
  }

  @Test
  void w8_a_cancelled_request_begins_much_later() {
    breaks("W8", new Rounds().with(request("a", 1, null, 0, 10, 1_900_100, BY_CLIENT, run(1_800_000, 1_900_000, "a"))));
  }

  @Test
  void w8_no_cancelled_request_is_kept_from_running() {
    Rounds round = new Rounds().with(good("hold", 1, 0, 10_000));
    for (int i = 0; i < CancellationCounts.CANDIDATES; i++) {
      long entered = 10_010 + 20L * i;
      round.with(
          request("r" + i, i + 2, null, 50, 100, entered + 12, new Outcome.Completed("r" + i),
              run(entered, entered + 10, "r" + i)));
    }
    breaks("W8", round);
  }

  @Test
  void w9_too_early_or_never() {
    Duration limit = Duration.ofMillis(1);
    breaks("W9", new Rounds().with(request("a", 1, limit, 0, NEVER, 500, new Outcome.TimedOut())));
    breaks("W9", new Rounds()
        .with(request("a", 1, limit, 0, NEVER, 3_000_001, new Outcome.Completed("a"), run(10, 3_000_000, "a"))));
    breaks("W9", new Rounds().with(request("a", 1, limit, 0, NEVER, 2_000, new Outcome.TimedOut()))
        .read(0, 2_100, 2_101, status("a", 0, 0, 0, 0)));
  }

  private static Closing closing(long from, long until, WorkerStatus last) {
    return new Closing(ShutdownPolicy.NOW, from * 1000, until * 1000, new ShutdownReport(last, null, null));
  }

  @Test
  void w10_a_shutdown_that_is_not_orderly() {
    WorkerStatus end = Rounds.in(Phase.STOPPED, Rounds.FRESH);
    assertEquals(Set.of(), broken(new Rounds().closed(closing(10, 20, end)).read(0, 30, 31, end).rests(end)));
    WorkerStatus other = Rounds.in(Phase.STOPPED, status(null, 0, 1, 0, 0));
    breaks("W10", new Rounds().closed(closing(10, 20, end)).closed(closing(11, 20, other)));
    breaks("W10", new Rounds().closed(closing(10, 3_000_000, end)));
    breaks("W10", new Rounds().closed(closing(10, 20, Rounds.in(Phase.STOPPED, status(null, 1, 0, 0, 0)))));
    breaks("W10", new Rounds().closed(closing(10, 20, end)).read(0, 30, 31, other));
    breaks("W10", new Rounds().closed(closing(10, 20, end)).with(refused("a", Refusal.FULL, 30)));
    breaks("W10", new Rounds().closed(closing(10, 90, end)).read(0, 20, 21, Rounds.in(Phase.DRAINING, Rounds.FRESH))
        .with(good("a", 1, 30, 60)));
    breaks("W10", new Rounds().closed(closing(10, 20, end)).with(good("a", 1, 0, 60)));
  }

  @Test
  void w13_out_of_order() {
    breaks("W13", new Rounds().with(good("a", 2, 0, 20), good("b", 1, 30, 50)));
    breaks("W13", new Rounds().with(good("a", 1, 0, 20), good("b", 1, 30, 50)));
    Rounds posted = new Rounds()
        .with(request("a", 2, null, 0, 8, 9, BY_CLIENT), request("b", 1, null, 30, 38, 39, BY_CLIENT));
    breaks("W13", posted);
  }

  @Test
  void w14_something_goes_back() {
    breaks("W14", new Rounds().read(0, 1, 2, status(null, 0, 2, 0, 0)).read(0, 3, 4, status(null, 0, 1, 0, 0)));
    breaks("W14", new Rounds().read(0, 1, 2, Rounds.in(Phase.DRAINING, Rounds.FRESH)).read(0, 3, 4, Rounds.FRESH));
  }
}
