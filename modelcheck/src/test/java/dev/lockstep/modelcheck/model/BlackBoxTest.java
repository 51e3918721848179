package dev.lockstep.modelcheck.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Minimizer;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workers of which only the clients' calls are known: whatever their pipelines may have done is allowed, no more. */
final class BlackBoxTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(10));
  private static final long[] NONE = {0, 0, 0, 0};

  private static WorkerHistory blackBox(long capacity) {
    return WorkerHistory.header(Map.of("capacity", capacity, "pipeline", "unrecorded"));
  }

  private static Verdict check(WorkerHistory history) throws HistoryFormatException {
    return HistoryChecker.check(history.history(), LIMITS);
  }

  @Test
  void anOutcomeNeedsNoRecordOfTheRun() throws HistoryFormatException {
    assertEquals("OK", blackBox(1).submit("a", 0, 10).await("a", "completed", 20, 30).verdict());
  }

  @Test
  void aHeaderThatSaysNothingMeansABlackBoxIfNothingIsRecorded() throws HistoryFormatException {
    var silent = WorkerHistory.header(Map.of("capacity", 1L)).submit("a", 0, 10).await("a", "completed", 20, 30);
    assertEquals("OK", silent.verdict());
    assertEquals("ILLEGAL", silent.submit("b", 40, 50).start("b", 40, 60).verdict());
  }

  @Test
  void whoSaysThatAllIsRecordedMustHaveRecordedIt() throws HistoryFormatException {
    assertEquals("ILLEGAL", WorkerHistory.capacity(1).submit("a", 0, 10).await("a", "completed", 20, 30).verdict());
    WorkerHistory both = blackBox(1).submit("a", 0, 10).start("a", 0, 20);
    assertThrows(HistoryFormatException.class, both::verdict);
  }

  @Test
  void nobodyIsToldBeforeTheCall() throws HistoryFormatException {
    assertEquals("ILLEGAL", blackBox(1).await("a", "completed", 0, 10).submit("a", 20, 30).verdict());
  }

  @Test
  void aRequestEndsInOneWay() throws HistoryFormatException {
    assertEquals(
        "ILLEGAL",
        blackBox(1).submit("a", 0, 10).await("a", "completed", 20, 30).await("a", "failed", 20, 30).verdict());
  }

  @Test
  void theQueueIsFirstInFirstOut() throws HistoryFormatException {
    WorkerHistory history = blackBox(2).submit("a", 0, 10).submit("b", 20, 30);
    assertEquals("OK", history.status("open", 2, 1, "a", true, NONE, 40, 50).verdict());
    WorkerHistory reversed = blackBox(2).submit("a", 0, 10).submit("b", 20, 30);
    assertEquals("ILLEGAL", reversed.status("open", 2, 1, "b", true, NONE, 40, 50).verdict());
  }

  @Test
  void aStatusCountsWhatClientsWereTold() throws HistoryFormatException {
    WorkerHistory told = blackBox(2).submit("a", 0, 10).await("a", "failed", 20, 30);
    assertEquals("OK", told.status("open", 1, 0, null, false, new long[] {0, 1, 0, 0}, 40, 50).verdict());
    Verdict verdict = check(told.status("open", 1, 0, null, false, new long[] {1, 0, 0, 0}, 40, 50));
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, verdict);
    assertTrue(illegal.isVerified(), () -> String.valueOf(illegal.objection()));
    assertTrue(illegal.certificate().isMinimal());
    assertEquals(2, illegal.certificate().conflict().size(), "the outcome that was told belongs to the conflict");
  }

  @Test
  void anOutcomeThatNobodyWasToldMayBeAny() throws HistoryFormatException {
    WorkerHistory untold = blackBox(1).submit("a", 0, 10);
    assertEquals("OK", untold.status("open", 1, 0, null, false, new long[] {0, 0, 1, 0}, 20, 30).verdict());
    assertEquals("ILLEGAL", untold.status("open", 1, 0, null, false, new long[] {0, 0, 2, 0}, 20, 30).verdict());
  }

  @Test
  void aSmallerHistoryRemainsOneOfARecordedWorker() throws HistoryFormatException {
    History history =
        WorkerHistory.header(Map.of("capacity", 1L)).submit("a", 0, 10).start("a", 0, 20)
            .settle("a", "completed", 20, 30).submit("b", 40, 50).await("b", "completed", 60, 70).history();
    var checkable = HistoryChecker.checkable(history);
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, HistoryChecker.check(checkable, LIMITS));
    History small = Minimizer.minimize(history, checkable, illegal.certificate(), LIMITS);
    assertTrue(small.operations().stream().noneMatch(operation -> operation.name().equals("start")));
    assertEquals("ILLEGAL", HistoryChecker.check(small, LIMITS).word());
  }

  @Test
  void aRefusalThatMattersBelongsToTheConflict() throws HistoryFormatException {
    WorkerHistory refused = blackBox(1).refused("a", "withdrawn", 0, 100);
    Verdict verdict = check(refused.status("open", 1, 0, null, false, new long[] {1, 0, 0, 0}, 20, 30));
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, verdict);
    assertTrue(illegal.isVerified(), () -> String.valueOf(illegal.objection()));
    assertEquals(2, illegal.certificate().conflict().size(), "without the refusal the request may have completed");
  }

  @Test
  void aSmallerHistoryIsStillIllegalWithoutTheRefusal() throws HistoryFormatException {
    History history =
        blackBox(2).refused("a", "withdrawn", 0, 100).status("open", 1, 1, null, false, NONE, 20, 30)
            .submit("b", 40, 50).await("b", "completed", 60, 70).history();
    var checkable = HistoryChecker.checkable(history);
    Verdict.Illegal illegal = assertInstanceOf(Verdict.Illegal.class, HistoryChecker.check(checkable, LIMITS));
    History small = Minimizer.minimize(history, checkable, illegal.certificate(), LIMITS);
    assertEquals("ILLEGAL", HistoryChecker.check(small, LIMITS).word());
  }
}
