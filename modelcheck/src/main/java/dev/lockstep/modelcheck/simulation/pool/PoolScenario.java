package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import dev.lockstep.modelcheck.simulation.broadcast.Reader;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Parameter;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.Verb;
import dev.lockstep.modelcheck.simulation.engine.Vocabulary;
import dev.lockstep.modelcheck.simulation.engine.World;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One pool with its metrics, clients that do to it what clients do, workers that die or are silent, and faults. */
public final class PoolScenario implements Scenario {
  static final int MOST_EVENTS = 12;

  /** By then everything has come that comes from outside. */
  static final int LATEST = 24;

  private static final int MOST_WORKERS = 5;
  private static final String SUBMIT = "submit";
  private static final String SUBSCRIBE = "subscribe";

  /** A listener that fails is logged: here it fails on purpose. Held, or its level is forgotten. */
  private static final Logger LOGGER = Logger.getLogger("dev.lockstep.worker");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  private static final Verb POOL =
      Verb.of(
          "pool",
          1,
          Parameter.number("min", 1, 2),
          Parameter.number("more", 0, 2),
          Parameter.number("capacity", 1, 2),
          Parameter.number("intake", 1, 3),
          Parameter.number("attempts", 1, 2),
          Parameter.number("restarts", 1, 4));

  private static final List<Verb> VERBS =
      List.of(
          Verb.of(
              SUBMIT,
              28,
              Parameter.word("conduct", Conduct.class),
              Parameter.number("work", 0, 8),
              Parameter.number("patience", 0, 8),
              Parameter.number("limit", 0, 8)),
          Verb.of("cancel", 4, Parameter.reference("request", SUBMIT, 6)),
          Verb.of("scale", 5, Parameter.number("to", 0, 5)),
          Verb.of("add", 2),
          Verb.of("remove", 3),
          Verb.of("query", 2),
          Verb.of("shutdown", 3, Parameter.number("grace", 0, 8), Parameter.number("linger", 0, 8)),
          Verb.of(
              SUBSCRIBE,
              1,
              Parameter.word("policy", WhenFull.class),
              Parameter.number("buffer", 1, 2),
              Parameter.word("pace", Reader.Pace.class)),
          Verb.of("unsubscribe", 1, Parameter.reference("subscriber", SUBSCRIBE, 2)),
          Verb.of("kill", 8, Parameter.number("worker", 1, MOST_WORKERS)),
          Verb.of("freeze", 4, Parameter.number("worker", 1, MOST_WORKERS), Parameter.number("for", 1, 48)),
          Verb.of("crash", 1),
          Verb.of("jump", 1, Parameter.number("by", 1, 20)),
          Verb.of(
              "fail",
              4,
              Parameter.word("what", Fault.class),
              Parameter.number("call", 1, 3),
              Parameter.word("with", Failure.class)));

  /** What something that fails throws. */
  enum Failure {
    EXCEPTION,
    ERROR
  }

  private final PoolKind kind;

  /** Simulates pools of this kind. */
  public PoolScenario(PoolKind kind) {
    this.kind = kind;
  }

  @Override
  public Vocabulary vocabulary() {
    return new Vocabulary(POOL, VERBS, MOST_EVENTS, LATEST);
  }

  @Override
  public World open(Simulation simulation, Event setup) {
    return new PoolWorld(simulation, kind, Limits.of(setup));
  }
}
