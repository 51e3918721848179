package dev.lockstep.modelcheck.simulation.engine;

import java.util.List;

/**
 * A scenario that has nothing to do with workers: runners add to a sum, and one of them loses an addition if it is
 * overtaken. It stands for whatever else may be simulated, and has a defect to be found: two slow runners.
 */
final class Relay implements Scenario {
  enum Gait {
    FAST,
    SLOW
  }

  static final Verb START = Verb.of("start", 1, Parameter.number("at", 0, 3));
  static final Verb RUN =
      Verb.of("run", 3, Parameter.word("gait", Gait.class), Parameter.number("metres", 1, 5));
  static final Verb STOP = Verb.of("stop", 1, Parameter.reference("runner", "run", 3));
  static final Verb TRIP = Verb.of("trip", 1, Parameter.number("call", 1, 2));

  @Override
  public Vocabulary vocabulary() {
    return new Vocabulary(START, List.of(RUN, STOP, TRIP), 8, 5);
  }

  @Override
  public World open(Simulation simulation, Event setup) {
    return new Track(simulation);
  }

  private static final class Track implements World {
    private final Simulation simulation;
    private final FaultPoint stones;
    private int sum;
    private int expected;
    private int turns;
    private int runners;

    Track(Simulation simulation) {
      this.simulation = simulation;
      this.stones = simulation.faultPoint("stone");
    }

    @Override
    public boolean act(Event event, int number) {
      switch (event.verb().name()) {
        case "run" -> run(event, number);
        case "trip" -> stones.arm(event.value(0), false);
        default -> {
          return runners >= event.value(0);
        }
      }
      return true;
    }

    private void run(Event event, int number) {
      runners++;
      simulation.event("runner", () -> number + " sets out");
      if (event.value(0) == Gait.FAST.ordinal()) {
        add(event.value(1));
        return;
      }
      int seen = sum;
      simulation
          .component(
              "runner",
              self -> {
                self.leave();
                expected += event.value(1);
                sum = seen + event.value(1); // whoever came in between is lost
                simulation.event("runner", () -> number + " arrives: " + sum);
              })
          .wake();
    }

    private void add(int metres) {
      try {
        stones.pass();
        sum += metres;
        expected += metres;
      } catch (FaultPoint.InjectedFault stumbled) {
        simulation.tell("runner", () -> "stumbles");
      }
    }

    @Override
    public void afterStep() {
      turns++;
      if (sum != expected) {
        simulation.violated("R1", () -> "the sum is " + sum + ", and not " + expected);
      }
    }

    @Override
    public boolean atRest() {
      return false;
    }

    @Override
    public long fingerprint() {
      return sum;
    }

    @Override
    public String blamed() {
      return "R2";
    }

    @Override
    public void count(Explored explored) {
      explored.occasions("R1", turns);
    }
  }
}
