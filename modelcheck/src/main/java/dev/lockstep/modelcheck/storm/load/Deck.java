package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.storm.plan.Errand;
import dev.lockstep.modelcheck.storm.plan.RoundPlan;
import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.worker.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of one round share: the worker, the clock, the flights. All of it is fixed before the round begins,
 * but for the list of troubles, which is empty when all goes well.
 */
final class Deck {
  final Worker worker;
  final Journal journal;
  final RoundClock clock = new RoundClock();
  final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final Map<String, Flight> flights;

  /** Set when everything is settled: observers then stop. */
  volatile boolean over;

  Deck(Life life, RoundPlan plan) {
    this.worker = life.worker;
    this.journal = life.journal;
    Map<String, Flight> all = new HashMap<>();
    for (Errand errand : plan.errands()) {
      all.put(errand.id(), new Flight(errand));
    }
    this.flights = Map.copyOf(all);
  }

  /** The flight of a request of this round; null for a stranger. */
  @Nullable Flight find(String id) {
    return flights.get(id);
  }

  Flight flight(Errand errand) {
    return Objects.requireNonNull(flights.get(errand.id()));
  }

  /** The requests that were posted. */
  List<Flight> posted() {
    return flights.values().stream().filter(Flight::isPosted).toList();
  }

  /** Tells of what breaks the round off. */
  void trouble(String rule, String seen) {
    troubles.add(new Trouble(rule, seen, ""));
  }
}
