package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done to a worker, rule by rule, in the three ways in which one is driven. Each scenario is about its rule, and
 * checks all answers.
 *
 * <p>They are as small as they can be: a defect that needs one switch of the thread at the right place is found after as
 * many schedules as there are places. The room is for two requests beside the one in flight.
 */
public final class WorkerScenarios {
  private WorkerScenarios() {}

  /** For a worker that does its work on its callers' threads. */
  public static Map<String, List<Scenario>> direct() {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    all.put("W1", List.of(
        Scenario.of("cancel(a) status", "run status").after("accept(a) accept(b)")));
    all.put("W2", List.of(
        Scenario.of("post(a)", "status"),
        Scenario.of("post(a) run", "status status")));
    all.put("W3", List.of(
        Scenario.of("cancel(a)", "run").after("accept(a)").then("told(a) status")));
    all.put("W4", List.of(
        Scenario.of("shutdownNow", "post(a)").then("told(a)"),
        Scenario.of("patienceEnds(d)", "run")
            .after("accept(a) accept(b) accept(c) letWait(d)")
            .then("run run run status")));
    all.put("W5", List.of(
        Scenario.of("outcome(a) status", "run").after("accept(a)")));
    all.put("W6", List.of(
        Scenario.of("post(s) status release", "work")));
    all.put("W7", List.of(
        Scenario.of("post(c) status", "post(d)").after("accept(a) accept(b)"),
        Scenario.of("patienceEnds(d)", "run").after("accept(a) accept(b) accept(c) letWait(d)").then("status")));
    all.put("W8", List.of(
        Scenario.of("cancel(a) outcome(a)", "run").after("accept(a)").then("interrupted status"),
        Scenario.of("cancel(b) status", "run run").after("accept(a) accept(b)").then("told(b) interrupted")));
    all.put("W9", List.of(
        Scenario.of("deadline(a) outcome(a) status", "run").after("acceptLimited(a)").then("interrupted"),
        Scenario.of("deadline(a) outcome(a)", "status").after("acceptLimited(a)")));
    all.put("W10", List.of(
        Scenario.of("shutdown", "close work shutdown").after("accept(a)"),
        Scenario.of("close post(b)", "run").after("accept(a)").then("report status"),
        Scenario.of("graceEnds outcome(b) lingerEnds", "run").after("accept(a) accept(b) beginShutdown").then("report")));
    all.put("W11", List.of(
        Scenario.of("crash outcome(d)", "post(e)")
            .after("accept(a) accept(b) accept(c) letWait(d)")
            .then("told(a) told(b) told(e) report status"),
        Scenario.of("post(e) outcome(e)", "work").then("status"),
        Scenario.of("post(a) outcome(a)", "status").after("breakRunner"),
        Scenario.of("postLimited(a) outcome(a)", "status").after("breakTimer")));
    all.put("W13", List.of(
        Scenario.of("post(c)", "run run").after("accept(a) accept(b)").then("run status")));
    all.put("W14", List.of(
        Scenario.of("cancel(a) status", "run status").after("accept(a)").then("status")));
    return all;
  }

  /**
   * For a channel worker whose owner's turns are operations: what one turn does is seen by somebody, or something comes,
   * in the middle of it. What it handles was sent before, so that one switch of the thread is enough.
   */
  public static Map<String, List<Scenario>> inOneTurn() {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    all.put("W4", List.of(
        Scenario.of("turn", "admitted(a) status").after("send(a)").then("rest"),
        Scenario.of("turn", "ask").after("closeNow").then("rest answer"),
        Scenario.of("turn", "send(a)").after("closeNow").then("rest told(a)")));
    all.put("W5", List.of(
        Scenario.of("turn", "settled(a) status").after("accept(a) run").then("rest status")));
    return all;
  }

  /** For a channel worker whose owner's turns are operations. */
  public static Map<String, List<Scenario>> inTurns() {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    all.put("W1", List.of(
        Scenario.of("turn turn", "status run").after("accept(a) accept(b) cancel(a)").then("rest status")));
    all.put("W2", List.of(
        Scenario.of("turn", "status").after("send(a)").then("rest status"),
        Scenario.of("turn turn", "status status").after("accept(a) send(b) run").then("rest status")));
    all.put("W3", List.of(
        Scenario.of("turn turn", "status").after("accept(a) cancel(a) run").then("rest status told(a)"),
        Scenario.of("turn turn", "cancel(a)", "run").after("accept(a)").then("rest status told(a)")));
    all.put("W4", List.of(
        Scenario.of("turn", "run")
            .after("accept(a) accept(b) accept(c) letWait(d) patienceEnds(d)")
            .then("rest run rest run rest run rest status")));
    all.put("W7", List.of(
        Scenario.of("turn turn", "send(c)", "send(d)").after("accept(a) accept(b)").then("rest status")));
    all.put("W8", List.of(
        Scenario.of("turn", "settled(a) run").after("accept(a) cancel(a)").then("rest interrupted status"),
        Scenario.of("turn turn", "cancel(a)", "run").after("accept(a)").then("rest interrupted told(a)"),
        Scenario.of("turn", "run status").after("accept(a) accept(b) cancel(b)").then("rest run rest interrupted")));
    all.put("W9", List.of(
        Scenario.of("turn", "settled(a) status").after("acceptLimited(a) deadline(a)").then("rest told(a)"),
        Scenario.of("turn turn", "deadline(a) settled(a)", "run").after("acceptLimited(a)").then("rest status")));
    all.put("W10", List.of(
        Scenario.of("turn turn", "send(b) status").after("accept(a) close").then("rest status told(b)"),
        Scenario.of("turn turn", "run").after("accept(a) accept(b) beginShutdown graceEnds").then("rest told(b)")));
    all.put("W13", List.of(
        Scenario.of("turn turn", "run").after("accept(a) accept(b) send(c)").then("rest run rest run rest status")));
    all.put("W14", List.of(
        Scenario.of("turn", "status status").after("accept(a) cancel(a)").then("rest run rest status")));
    return all;
  }

  /**
   * For a worker with an owner, whose life is a thread of each scenario. So each ends the worker, and what it waits for
   * must come: a reply that does not, or a wake-up that is lost, is a hang.
   */
  public static Map<String, List<Scenario>> withOwner() {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    all.put("W1", List.of(
        owner("cancel(a) outcome(a) status run shutdownNow").after("accept(a) accept(b)")));
    all.put("W2", List.of(
        owner("post(a) status shutdownNow", "status")));
    all.put("W3", List.of(
        owner("cancel(a) outcome(a) run shutdown").after("accept(a)").then("status")));
    all.put("W4", List.of(
        owner("shutdownNow", "post(a) outcome(a)"),
        owner("post(a) work outcome(a) shutdown", "query"),
        owner("patienceEnds(d) outcome(d) work work work shutdown").after("accept(a) accept(b) accept(c) letWait(d)")));
    all.put("W5", List.of(
        owner("outcome(a) status shutdownNow", "work").after("accept(a)")));
    all.put("W6", List.of(
        owner("post(s) status release shutdown", "work")));
    all.put("W7", List.of(
        owner("post(c) post(d) shutdownNow").after("accept(a) accept(b)").then("told(c) told(d)")));
    all.put("W8", List.of(
        owner("cancel(a) outcome(a) shutdownNow", "run").after("accept(a)").then("interrupted"),
        owner("cancel(b) outcome(b) run shutdownNow").after("accept(a) accept(b)").then("interrupted")));
    all.put("W9", List.of(
        owner("deadline(a) outcome(a) status shutdownNow", "run").after("acceptLimited(a)"),
        owner("deadline(a) outcome(a) shutdownNow").after("acceptLimited(a)")));
    all.put("W10", List.of(
        owner("shutdown", "work shutdown").after("accept(a)"),
        owner("close post(b) work shutdown").after("accept(a)"),
        owner("graceEnds outcome(b) query lingerEnds shutdown", "run").after("accept(a) accept(b) beginShutdown")));
    all.put("W11", List.of(
        owner("crash outcome(d)", "post(e)")
            .after("accept(a) accept(b) accept(c) letWait(d)")
            .then("told(a) told(b) told(e) report status"),
        owner("post(e) work outcome(e) shutdown"),
        owner("post(a) outcome(a) shutdown").after("breakRunner"),
        owner("postLimited(a) outcome(a) shutdownNow").after("breakTimer")));
    all.put("W13", List.of(
        owner("post(c) work work shutdownNow").after("accept(a) accept(b)")));
    all.put("W14", List.of(
        owner("cancel(a) outcome(a) run status shutdown").after("accept(a)").then("status")));
    return all;
  }

  /** Of {@link #withOwner}, those in which it matters who waits: what is left is seen as well when turns are operations. */
  public static Map<String, List<Scenario>> waiting() {
    Map<String, List<Scenario>> all = withOwner();
    all.keySet().retainAll(List.of("W4", "W6", "W10", "W11"));
    return all;
  }

  /** Of {@link #withOwner}, the one in which the owner leaves while somebody asks. */
  public static Scenario leavingOwner() {
    return owner("shutdown", "query");
  }

  private static Scenario owner(String... clients) {
    return Scenario.of(clients).withThread("owner");
  }
}
