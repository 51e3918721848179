package dev.lockstep.modelcheck.simulation.engine;

import java.util.List;
import java.util.function.Consumer;

/** A scenario with one component, which does what it should not. */
record Unruly(Consumer<Component> turn) implements Scenario {
  static void fail() {
    throw new IllegalStateException("on purpose");
  }

  @Override
  public Vocabulary vocabulary() {
    return new Vocabulary(Relay.START, List.of(Relay.RUN), 1, 1);
  }

  @Override
  public World open(Simulation simulation, Event setup) {
    simulation.component("unruly", turn).wake();
    return new World() {
      @Override
      public boolean act(Event event, int number) {
        return true;
      }

      @Override
      public void afterStep() {}

      @Override
      public boolean atRest() {
        return false;
      }

      @Override
      public long fingerprint() {
        return 0;
      }

      @Override
      public String blamed() {
        return "R2";
      }

      @Override
      public void count(Explored explored) {}
    };
  }
}
