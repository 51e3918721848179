package dev.lockstep.modelcheck.simulation.broadcast;

import dev.lockstep.channel.SubscriptionPolicy.WhenFull;
import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.modelcheck.simulation.engine.Parameter;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Simulation;
import dev.lockstep.modelcheck.simulation.engine.Verb;
import dev.lockstep.modelcheck.simulation.engine.Vocabulary;
import dev.lockstep.modelcheck.simulation.engine.World;
import java.util.List;

/** One broadcast, its publisher, and subscribers of every kind. */
public final class BroadcastScenario implements Scenario {
  static final Verb BROADCAST = Verb.of("broadcast", 1);
  static final Verb SUBSCRIBE =
      Verb.of(
          "subscribe",
          4,
          Parameter.word("policy", WhenFull.class),
          Parameter.number("buffer", 1, 3),
          Parameter.word("pace", Reader.Pace.class));
  static final Verb PUBLISH = Verb.of("publish", 8, Parameter.number("values", 1, 4));
  static final Verb UNSUBSCRIBE = Verb.of("unsubscribe", 2, Parameter.reference("subscriber", "subscribe", 3));
  static final Verb CLOSE = Verb.of("close", 1);

  @Override
  public Vocabulary vocabulary() {
    return new Vocabulary(BROADCAST, List.of(SUBSCRIBE, PUBLISH, UNSUBSCRIBE, CLOSE), 10, 12);
  }

  @Override
  public World open(Simulation simulation, Event setup) {
    return new BroadcastWorld(simulation);
  }
}
