package dev.lockstep.modelcheck.simulation.worker;

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

/** One worker, clients that do to it what clients do, subscribers of its results, and faults. */
public final class WorkerScenario implements Scenario {
  static final int MOST_EVENTS = 10;
  private static final int LATEST = 12;
  private static final String POST = "post";
  private static final String SUBSCRIBE = "subscribe";

  /** A listener that fails is logged by the worker: here it fails on purpose. Held, or its level is forgotten. */
  private static final Logger LOGGER = Logger.getLogger("dev.lockstep.worker");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  /** How a worker begins. */
  enum Birth {
    WELL,
    /** There is no thread for its owner. */
    STILLBORN
  }

  private static final Verb WORKER =
      Verb.of("worker", 1, Parameter.number("capacity", 1, 3), Parameter.number("execution-limit", 1, 6));

  private static final Verb CHANNEL_WORKER =
      Verb.of(
          "worker",
          1,
          Parameter.number("capacity", 1, 3),
          Parameter.number("execution-limit", 1, 6),
          Parameter.word("birth", Birth.class).onceIn(25));

  private static final List<Verb> VERBS =
      List.of(
          Verb.of(
              POST,
              20,
              Parameter.word("conduct", Conduct.class),
              Parameter.number("work", 0, 8),
              Parameter.number("patience", 0, 8),
              Parameter.number("limit", 0, 8)),
          Verb.of("cancel", 7, Parameter.reference("request", POST, 5)),
          Verb.of("shutdown", 2, Parameter.number("grace", 0, 8), Parameter.number("linger", 0, 8)),
          Verb.of("query", 4),
          Verb.of("ping", 3),
          Verb.of(
              SUBSCRIBE,
              2,
              Parameter.word("policy", WhenFull.class),
              Parameter.number("buffer", 1, 2),
              Parameter.word("pace", Reader.Pace.class)),
          Verb.of("unsubscribe", 1, Parameter.reference("subscriber", SUBSCRIBE, 2)),
          Verb.of("crash", 1),
          Verb.of("jump", 1, Parameter.number("by", 1, 20)),
          Verb.of(
              "fail",
              3,
              Parameter.word("seam", SeamFault.class),
              Parameter.number("call", 1, 3),
              Parameter.word("with", Failure.class)));

  /** What a seam that fails throws. */
  enum Failure {
    EXCEPTION,
    ERROR
  }

  private final Kind kind;

  /** Simulates workers of {@code kind}. */
  public WorkerScenario(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Vocabulary vocabulary() {
    return new Vocabulary(kind.hasOwner() ? CHANNEL_WORKER : WORKER, VERBS, MOST_EVENTS, LATEST);
  }

  @Override
  public World open(Simulation simulation, Event setup) {
    return new WorkerWorld(simulation, kind, setup);
  }
}
