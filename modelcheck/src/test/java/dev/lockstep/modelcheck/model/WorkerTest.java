package dev.lockstep.modelcheck.model;

import static dev.lockstep.modelcheck.model.WorkerHistory.capacity;
import static dev.lockstep.modelcheck.model.WorkerHistory.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each guard of the worker: a history that it allows beside one that differs in a detail and that it forbids. */
final class WorkerTest {
  private static void legal(WorkerHistory history) throws HistoryFormatException {
    assertEquals("OK", history.verdict());
  }

  private static void illegal(WorkerHistory history) throws HistoryFormatException {
    assertEquals("ILLEGAL", history.verdict());
  }

  private static long[] counts(long... counts) {
    return counts;
  }

  /** One request in flight from 2 on, submitted in [0, 1]. */
  private static WorkerHistory running(String request) {
    return capacity(2).submit(request, 0, 1).start(request, 0, 2);
  }

  /** One request that lingers from 4 on, settled as cancelled or timed out. */
  private static WorkerHistory lingering(String outcome) {
    return running("a").settle("a", outcome, 3, 4);
  }

  @Test
  void aRequestIsAcceptedStartedSettledAndAwaited() throws HistoryFormatException {
    legal(running("a").settle("a", "completed", 3, 5).await("a", "completed", 2, 5));
    legal(running("a").settle("a", "failed", 3, 5).await("a", "failed", 2, 5));
  }

  @Test
  void whatIsStartedWasAccepted() throws HistoryFormatException {
    illegal(capacity(2).start("a", 0, 2));
    illegal(capacity(1).submit("a", 3, 4).start("a", 0, 2));
    illegal(capacity(1).refused("a", "withdrawn", 0, 1).start("a", 0, 2));
    legal(capacity(1).submitUnanswered("a", 0).start("a", 0, 2));
  }

  @Test
  void anUnansweredSubmissionMayHaveBeenAcceptedOrNot() throws HistoryFormatException {
    legal(capacity(1).submitUnanswered("a", 0).status("open", 1, 1, null, false, counts(0, 0, 0, 0), 5, 6));
    legal(capacity(1).submitUnanswered("a", 0).status("open", 0, 0, null, false, counts(0, 0, 0, 0), 5, 6));
    illegal(capacity(1).submitUnanswered("a", 7).status("open", 1, 1, null, false, counts(0, 0, 0, 0), 5, 6));
  }

  @Test
  void refusedFullNeedsAFullQueue() throws HistoryFormatException {
    WorkerHistory full = capacity(1).submit("a", 0, 1).start("a", 0, 2).submit("b", 3, 4);
    legal(full.refused("c", "full", 5, 6).start("b", 3, 20).settle("a", "completed", 10, 12));
    illegal(running("a").refused("c", "full", 5, 6)); // the one in flight does not count
    illegal(capacity(1).submit("a", 0, 1).refused("b", "full", 2, 3).start("a", 0, 1));
    illegal(capacity(2).submit("a", 0, 1).refused("b", "full", 2, 3));
  }

  @Test
  void aFullQueueTakesNothing() throws HistoryFormatException {
    illegal(capacity(1).submit("a", 0, 1).submit("b", 2, 3).submit("c", 4, 5).start("a", 0, 2));
    legal(capacity(1).submit("a", 0, 1).submit("b", 2, 3).start("a", 0, 2));
  }

  @Test
  void refusedStoppingNeedsAShutdownThatHasNotEnded() throws HistoryFormatException {
    legal(running("a").shutdownUnanswered(3).refused("b", "stopping", 3, 4));
    illegal(running("a").shutdownUnanswered(5).refused("b", "stopping", 3, 4));
    illegal(capacity(1).shutdown(0, 1).refused("b", "stopping", 3, 4));
  }

  @Test
  void refusedStoppedNeedsTheEnd() throws HistoryFormatException {
    legal(capacity(1).shutdown(0, 1).refused("b", "stopped", 3, 4));
    legal(capacity(1).crash(0, 1).refused("b", "stopped", 3, 4));
    illegal(running("a").shutdownUnanswered(3).refused("b", "stopped", 4, 5).settle("a", "completed", 6, 7));
    illegal(capacity(1).refused("b", "stopped", 3, 4));
  }

  @Test
  void anAcceptanceNeedsAnOpenWorker() throws HistoryFormatException {
    illegal(capacity(1).shutdown(0, 1).submit("a", 2, 3));
    illegal(capacity(1).crash(0, 1).submit("a", 2, 3));
    legal(capacity(1).shutdown(0, 3).submit("a", 2, 3).settle("a", "cancelled", 2, 3));
  }

  @Test
  void aWithdrawnSubmissionLeavesNoTrace() throws HistoryFormatException {
    WorkerHistory withdrawn = capacity(1).submit("a", 0, 1).cancel("b", 3, 4).refused("b", "withdrawn", 2, 5);
    legal(withdrawn.status("open", 1, 1, null, false, counts(0, 0, 0, 0), 6, 7));
    illegal(withdrawn.settle("b", "cancelled", 3, 5));
  }

  @Test
  void requestsStartInTheOrderOfAcceptance() throws HistoryFormatException {
    WorkerHistory both = capacity(2).submit("a", 0, 1).submit("b", 2, 3).settle("b", "completed", 5, 6);
    illegal(both.start("b", 2, 4).start("a", 0, 7));
    WorkerHistory touching = capacity(2).submit("a", 0, 2).submit("b", 2, 3).settle("b", "completed", 5, 6);
    legal(touching.start("b", 2, 4).start("a", 0, 7));
  }

  @Test
  void oneExecutionAtATime() throws HistoryFormatException {
    illegal(running("a").submit("b", 1, 3).start("b", 1, 4).settle("a", "completed", 5, 6));
    legal(running("a").submit("b", 1, 3).start("b", 1, 4).settle("a", "completed", 4, 6));
  }

  @Test
  void aLingeringExecutionBlocksTheNextStart() throws HistoryFormatException {
    for (String outcome : new String[] {"cancelled", "timed-out"}) {
      illegal(lingering(outcome).submit("b", 4, 5).start("b", 4, 6).leave("a", 7));
      legal(lingering(outcome).submit("b", 4, 5).start("b", 4, 6).leave("a", 6));
    }
    illegal(lingering("cancelled").submit("b", 4, 5).start("b", 4, 6));
    legal(lingering("completed").submit("b", 4, 5).start("b", 4, 6));
  }

  @Test
  void aLingeringExecutionOccupiesTheWorker() throws HistoryFormatException {
    legal(lingering("cancelled").status("open", 1, 0, null, true, counts(0, 0, 0, 1), 5, 6));
    illegal(lingering("cancelled").status("open", 1, 0, null, false, counts(0, 0, 0, 1), 5, 6));
    illegal(lingering("cancelled").leave("a", 7).status("open", 1, 0, null, false, counts(0, 0, 0, 1), 5, 6));
    legal(lingering("cancelled").leave("a", 6).status("open", 1, 0, null, false, counts(0, 0, 0, 1), 5, 6));
    illegal(lingering("completed").status("open", 1, 0, null, true, counts(1, 0, 0, 0), 5, 6));
  }

  @Test
  void onlyASettledRequestLeaves() throws HistoryFormatException {
    illegal(running("a").leave("a", 3).status("open", 1, 0, "a", false, counts(0, 0, 0, 0), 5, 6));
  }

  @Test
  void aRequestCancelledInTheQueueNeverRuns() throws HistoryFormatException {
    WorkerHistory cancelled = capacity(2).submit("a", 0, 1).settle("a", "cancelled", 2, 3);
    legal(cancelled.status("open", 1, 0, null, false, counts(0, 0, 0, 1), 4, 5));
    illegal(cancelled.start("a", 4, 5));
    illegal(capacity(2).submit("a", 0, 1).settle("a", "completed", 2, 3));
    illegal(capacity(2).submit("a", 0, 1).settle("a", "failed", 2, 3));
    legal(capacity(2).submit("a", 0, 1).settle("a", "timed-out", 2, 3));
  }

  @Test
  void aRequestIsSettledOnce() throws HistoryFormatException {
    illegal(running("a").settle("a", "completed", 3, 5).settle("a", "cancelled", 3, 6));
    illegal(running("a").settle("a", "completed", 3, 5).settle("a", "completed", 3, 6));
    illegal(capacity(1).settle("a", "cancelled", 3, 5));
  }

  @Test
  void anOutcomeIsToldAfterItIsSettled() throws HistoryFormatException {
    illegal(running("a").await("a", "completed", 2, 3).settle("a", "completed", 4, 5));
    illegal(running("a").await("a", "completed", 2, 6).settle("a", "cancelled", 4, 5));
    legal(running("a").await("a", "completed", 2, 3).settleUnheard("a", "completed", 3));
    illegal(running("a").await("a", "completed", 2, 3));
  }

  @Test
  void anOutcomeThatIsToldIsCounted() throws HistoryFormatException {
    WorkerHistory told = running("a").settle("a", "completed", 3, 5).await("a", "completed", 2, 5);
    legal(told.status("open", 1, 0, null, false, counts(1, 0, 0, 0), 6, 7));
    illegal(told.status("open", 1, 0, "a", true, counts(0, 0, 0, 0), 6, 7));
  }

  @Test
  void aStatusIsOneState() throws HistoryFormatException {
    legal(running("a").status("open", 1, 0, "a", true, counts(0, 0, 0, 0), 3, 4));
    illegal(running("a").status("open", 1, 0, "a", false, counts(0, 0, 0, 0), 3, 4));
    illegal(running("a").status("open", 1, 0, "b", true, counts(0, 0, 0, 0), 3, 4));
    illegal(running("a").status("open", 1, 1, "a", true, counts(0, 0, 0, 0), 3, 4));
    illegal(running("a").status("open", 2, 0, "a", true, counts(0, 0, 0, 0), 3, 4));
    illegal(running("a").status("draining", 1, 0, "a", true, counts(0, 0, 0, 0), 3, 4));
    // Torn: counted as completed while still current.
    illegal(
        running("a").settle("a", "completed", 3, 9).status("open", 1, 0, "a", true, counts(1, 0, 0, 0), 3, 9));
  }

  @Test
  void statusNeverGoesBack() throws HistoryFormatException {
    WorkerHistory settled = running("a").settle("a", "completed", 3, 20);
    illegal(
        settled
            .status("open", 1, 0, null, false, counts(1, 0, 0, 0), 4, 5)
            .status("open", 1, 0, "a", true, counts(0, 0, 0, 0), 6, 7));
  }

  @Test
  void aShutdownDrainsOrCancels() throws HistoryFormatException {
    WorkerHistory two = capacity(2).submit("a", 0, 1).start("a", 0, 2).submit("b", 2, 3).shutdown(4, 20);
    legal(
        two.settle("a", "completed", 5, 6).start("b", 2, 7).settle("b", "completed", 8, 20)
            .status("stopped", 2, 0, null, false, counts(2, 0, 0, 0), 21, 22));
    illegal(capacity(2).submit("a", 0, 1).start("a", 0, 2).shutdown(4, 20));
    illegal(capacity(2).submit("a", 0, 1).shutdown(4, 20));
    WorkerHistory cancelling =
        running("a").shutdown(4, 20).settle("a", "cancelled", 5, 6).status(
            "cancelling", 1, 0, null, true, counts(0, 0, 0, 1), 7, 8);
    legal(cancelling.status("stopped", 1, 0, null, true, counts(0, 0, 0, 1), 21, 22)); // it lingers beyond the end
  }

  @Test
  void nothingStartsOnceTheRestIsCancelled() throws HistoryFormatException {
    illegal(
        capacity(2)
            .shutdownUnanswered(2)
            .submit("a", 0, 1)
            .status("cancelling", 1, 1, null, false, counts(0, 0, 0, 0), 3, 4)
            .start("a", 5, 6));
  }

  @Test
  void everyShutdownIsAnsweredAtTheEnd() throws HistoryFormatException {
    legal(running("a").shutdown(3, 9).shutdown(4, 9).settle("a", "completed", 5, 6).shutdown(10, 11));
    illegal(running("a").shutdown(3, 9).shutdown(3, 4).settle("a", "completed", 5, 6));
    illegal(
        capacity(1).shutdown(0, 1).shutdown(2, 3).status("draining", 0, 0, null, false, counts(0, 0, 0, 0), 2, 3));
    legal(running("a").crash(3, 4).settle("a", "failed", 3, 4).shutdown(5, 6));
  }

  @Test
  void aCrashFailsWhatIsLeft() throws HistoryFormatException {
    WorkerHistory crashed = running("a").submit("b", 2, 3).crash(4, 5);
    legal(
        crashed.settle("a", "failed", 4, 6).settle("b", "failed", 4, 6)
            .status("crashed", 2, 0, null, true, counts(0, 2, 0, 0), 7, 8)); // the pipeline of a may still run
    illegal(running("a").submit("b", 2, 3).settle("b", "failed", 4, 6));
    illegal(running("a").crash(4, 5).settle("a", "completed", 6, 7));
    illegal(capacity(1).crash(4, 5).shutdown(0, 1).status("crashed", 0, 0, null, false, counts(0, 0, 0, 0), 7, 8));
    illegal(capacity(1).submit("a", 0, 1).crash(4, 5).start("a", 6, 7));
  }

  @Test
  void aHistoryMayBeginWithAPast() throws HistoryFormatException {
    Map<String, @Nullable Object> past = value("open", 40, 0, null, false, 30, 4, 3, 3);
    legal(
        WorkerHistory.header(Map.of("capacity", 2L, "initial", past))
            .submit("a", 0, 1)
            .status("open", 41, 1, null, false, counts(30, 4, 3, 3), 2, 3));
    illegal(
        WorkerHistory.header(Map.of("capacity", 2L, "initial", past))
            .status("open", 0, 0, null, false, counts(0, 0, 0, 0), 2, 3));
    Map<String, @Nullable Object> busy = new HashMap<>(past);
    busy.put("occupied", true);
    assertThrows(
        HistoryFormatException.class, () -> WorkerHistory.header(Map.of("capacity", 2L, "initial", busy)).verdict());
    Map<String, @Nullable Object> wrong = new HashMap<>(past);
    wrong.put("accepted", 41L);
    assertThrows(
        HistoryFormatException.class, () -> WorkerHistory.header(Map.of("capacity", 2L, "initial", wrong)).verdict());
  }

  @Test
  void theSameIdIsNotSubmittedTwice() {
    HistoryFormatException e =
        assertThrows(
            HistoryFormatException.class, () -> capacity(2).submit("a", 0, 1).refused("a", "full", 2, 3).verdict());
    assertEquals("the request \"a\" was submitted before, in line 0", e.sentence());
  }
}
