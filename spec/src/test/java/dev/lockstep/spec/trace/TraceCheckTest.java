package dev.lockstep.spec.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code TraceWorker.tla} accepts, and under which rule it rejects what. */
final class TraceCheckTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A rejection: the last event of the trace breaks the rule. */
  private record Broken(String rule, String about, Sketch sketch) {}

  private static Sketch running() {
    return new Sketch(1).post("r1").step("Post", "r1", "open r1 running 1/0 0.0.0.0").enter("r1")
        .admitted("r1", "accepted");
  }

  private static Sketch withOneQueued() {
    return running().post("r2").step("Post", "r2", "open r1 running 2/1 0.0.0.0").admitted("r2", "accepted");
  }

  private static Sketch completed() {
    return running().leave("r1").step("Completed", "r1", "open - none 1/0 1.0.0.0");
  }

  private static List<Sketch> behaviours() {
    return List.of(
        completed().settled("r1", "completed").close().step("Close", "", "stopped - none 1/0 1.0.0.0").stopped(),
        withOneQueued().post("r3").step("Post", "r3", "open r1 running 2/1 0.0.0.0").admitted("r3", "full"),
        withOneQueued().patient("r3").step("Post", "r3", "open r1 running 2/1 0.0.0.0").leave("r1")
            .step("Completed", "r1", "open r2 running 3/1 1.0.0.0").enter("r2").admitted("r3", "accepted"),
        withOneQueued().cancel("r1").step("Cancel", "r1", "open - lingering 2/1 0.0.0.1").settled("r1", "cancelled")
            .leave("r1").step("Completed", "r1", "open r2 running 2/0 0.0.0.1").enter("r2"),
        withOneQueued().step("Crash", "", "crashed - lingering 2/0 0.2.0.0").settled("r2", "failed").post("r3")
            .admitted("r3", "stopped"),
        // The runner failed: the execution ends without having been entered.
        new Sketch(1).limited("r1").step("Post", "r1", "open r1 running 1/0 0.0.0.0")
            .step("Failed", "r1", "open - none 1/0 0.1.0.0").step("Deadline", "r1", "open - none 1/0 0.1.0.0"),
        // Before the step is published, an observer sees the state before; after, the one after.
        running().ask().leave("r1").step("Completed", "r1", "open - none 1/0 1.0.0.0")
            .reply("open r1 running 1/0 0.0.0.0"),
        running().ask().leave("r1").step("Completed", "r1", "open - none 1/0 1.0.0.0").reply("open - none 1/0 1.0.0.0"),
        running().leave("r1").step("Completed", "r1", "open - none 1/0 1.0.0.0").ask()
            .reply("open r1 running 1/0 0.0.0.0"));
  }

  private static List<Broken> broken() {
    return List.of(
        new Broken("W1", "a second pipeline is entered", withOneQueued().cancel("r1")
            .step("Cancel", "r1", "open - lingering 2/1 0.0.0.1").enter("r2")),
        new Broken("W1", "a lingering execution is forgotten", running().cancel("r1")
            .step("Cancel", "r1", "open - none 1/0 0.0.0.1")),
        new Broken("W1", "an execution ends before its pipeline returned", running()
            .step("Completed", "r1", "open - none 1/0 1.0.0.0")),
        new Broken("W2", "a reply adds fields of two instants", running().ask().reply("open - none 1/0 0.0.0.0")),
        new Broken("W2", "a reply is of no instant", running().ask().reply("open r1 running 2/1 0.0.0.0")),
        new Broken("W3", "a completion is counted twice", running().leave("r1")
            .step("Completed", "r1", "open - none 1/0 2.0.0.0")),
        new Broken("W4", "a request is taken twice", completed().step("Post", "r1", "open r1 running 2/0 1.0.0.0")),
        new Broken("W4", "an admission is revealed before the decision", new Sketch(1).post("r1")
            .admitted("r1", "accepted")),
        new Broken("W4", "a client is told something else", completed().settled("r1", "cancelled")),
        new Broken("W4", "a client is told twice", completed().settled("r1", "completed").settled("r1", "completed")),
        new Broken("W4", "a refused request runs", withOneQueued().post("r3")
            .step("Post", "r3", "open r1 running 2/1 0.0.0.0").leave("r1")
            .step("Completed", "r1", "open r2 running 2/0 1.0.0.0").enter("r3")),
        new Broken("W5", "an outcome is told before it is counted", running().leave("r1").settled("r1", "completed")),
        new Broken("W5", "a later reply does not count it", completed().settled("r1", "completed").ask()
            .reply("open r1 running 1/0 0.0.0.0")),
        new Broken("W6", "a reply hides the request in flight", new Sketch(1).post("r1").ask()
            .reply("open - none 0/0 0.0.0.0").step("Post", "r1", "open r1 running 1/0 0.0.0.0").enter("r1").ask()
            .reply("open - none 0/0 0.0.0.0")),
        new Broken("W7", "one too many is queued", withOneQueued().post("r3")
            .step("Post", "r3", "open r1 running 3/2 0.0.0.0")),
        new Broken("W8", "nobody cancelled", running().step("Cancel", "r1", "open - lingering 1/0 0.0.0.1")),
        new Broken("W8", "a cancelled request runs", withOneQueued().cancel("r2")
            .step("Cancel", "r2", "open r1 running 2/0 0.0.0.1").leave("r1")
            .step("Completed", "r1", "open - none 2/0 1.0.0.1").enter("r2")),
        new Broken("W9", "there is no time limit", running().step("Deadline", "r1", "open - lingering 1/0 0.0.1.0")),
        new Broken("W9", "the deadline is ignored", new Sketch(1).limited("r1")
            .step("Post", "r1", "open r1 running 1/0 0.0.0.0").step("Deadline", "r1", "open r1 running 1/0 0.0.0.0")),
        new Broken("W10", "stopped with work left", running().close()
            .step("Close", "", "stopped r1 running 1/0 0.0.0.0")),
        new Broken("W10", "the end is reported too early", running().close()
            .step("Close", "", "draining r1 running 1/0 0.0.0.0").stopped()),
        new Broken("W10", "a worker that was shut down accepts", running().close()
            .step("Close", "", "draining r1 running 1/0 0.0.0.0").post("r2")
            .step("Post", "r2", "draining r1 running 2/1 0.0.0.0")),
        new Broken("W10", "the queue is forgotten when the grace period is over", withOneQueued().close()
            .step("Close", "", "draining r1 running 2/1 0.0.0.0")
            .step("Grace", "", "cancelling - lingering 2/0 0.0.0.1")),
        new Broken("W14", "a cancelled request is moved to the completed ones", running().cancel("r1")
            .step("Cancel", "r1", "open - lingering 1/0 0.0.0.1").leave("r1")
            .step("Completed", "r1", "open - none 1/0 1.0.0.0")),
        new Broken("W11", "a crash forgets the queue", withOneQueued()
            .step("Crash", "", "crashed - lingering 2/1 0.1.0.0")),
        new Broken("W13", "the wrong request starts", new Sketch(2).post("r1")
            .step("Post", "r1", "open r1 running 1/0 0.0.0.0").post("r2")
            .step("Post", "r2", "open r1 running 2/1 0.0.0.0").post("r3")
            .step("Post", "r3", "open r1 running 3/2 0.0.0.0").enter("r1").leave("r1")
            .step("Completed", "r1", "open r3 running 3/1 1.0.0.0")));
  }

  @Test
  void behavioursAreAccepted() throws IOException, InterruptedException {
    List<RecordedTrace> traces = named(behaviours());

    List<TraceVerdict> verdicts = check(traces);

    List<TraceVerdict> expected = new ArrayList<>();
    traces.forEach(trace -> expected.add(new TraceVerdict.Accepted(trace.events().size())));
    assertEquals(expected, verdicts);
  }

  @TestFactory
  Stream<DynamicTest> brokenBehavioursAreRejectedAtTheirLastEvent() throws IOException, InterruptedException {
    List<Broken> cases = broken();
    List<RecordedTrace> traces = named(cases.stream().map(Broken::sketch).toList());
    List<TraceVerdict> verdicts = check(traces);
    return IntStream.range(0, cases.size()).mapToObj(i -> dynamicTest(
        cases.get(i).rule() + " " + cases.get(i).about(),
        () -> isRejected(cases.get(i), traces.get(i), verdicts.get(i))));
  }

  private static void isRejected(Broken broken, RecordedTrace trace, TraceVerdict verdict) {
    TraceVerdict.Rejected rejected = assertInstanceOf(TraceVerdict.Rejected.class, verdict);
    assertEquals(List.of(broken.rule()), rejected.rules(), rejected::toString);
    assertEquals(trace.events().size() + 1, rejected.line(), rejected::toString);
    assertEquals(trace.events().getLast(), rejected.event());
  }

  @Test
  void aRejectionShowsTheStateBeforeAndWhatCouldHaveComeNext() throws IOException, InterruptedException {
    Sketch sketch = withOneQueued().limited("later").cancel("r2").leave("r1").step("Query", "", "open - none 9/0 9.0.0.0");

    TraceVerdict verdict = check(List.of(sketch.trace("state.ndjson"))).getFirst();

    TraceVerdict.Rejected rejected = assertInstanceOf(TraceVerdict.Rejected.class, verdict);
    assertEquals(Sketch.status("open r1 running 2/1 0.0.0.0"), rejected.before());
    assertEquals(List.of("Cancel r2", "Completed r1", "Post later"), rejected.enabled());
    assertTrue(rejected.broken().getFirst().reason().contains("accepted is 9, and must be 2"), rejected::toString);
  }

  @Test
  void tracesOfDifferentCapacitiesAreCheckedTogether() throws IOException, InterruptedException {
    Sketch two = new Sketch(2).post("a").step("Post", "a", "open a running 1/0 0.0.0.0").post("b")
        .step("Post", "b", "open a running 2/1 0.0.0.0").post("c").step("Post", "c", "open a running 3/2 0.0.0.0");
    List<TraceVerdict> verdicts = check(List.of(two.trace("two"), withOneQueued().trace("one"), two.trace("again")));

    verdicts.forEach(verdict -> assertInstanceOf(TraceVerdict.Accepted.class, verdict));
  }

  @Test
  void aSearchThatIsStoppedDecidesNothing() throws IOException, InterruptedException {
    List<TraceVerdict> verdicts = TraceCheck.in(Home.locate().resolve("spec/tla"))
        .check(List.of(running().trace("any")), Duration.ofMillis(1)).verdicts();

    TraceVerdict.Undecided undecided = assertInstanceOf(TraceVerdict.Undecided.class, verdicts.getFirst());
    assertTrue(undecided.reason().contains("time limit"), undecided.reason());
  }

  private static List<RecordedTrace> named(List<Sketch> sketches) {
    return IntStream.range(0, sketches.size()).mapToObj(i -> sketches.get(i).trace("trace-" + i)).toList();
  }

  private static List<TraceVerdict> check(List<RecordedTrace> traces) throws IOException, InterruptedException {
    return TraceCheck.in(Home.locate().resolve("spec/tla")).check(traces, LIMIT).verdicts();
  }
}
