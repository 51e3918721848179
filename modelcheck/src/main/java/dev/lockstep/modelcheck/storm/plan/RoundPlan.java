package dev.lockstep.modelcheck.storm.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one round does. The plan is repeatable; what the threads make of it is not.
 *
 * @param index which round of the seed
 * @param clients who post
 * @param observers who only look
 * @param closing the shutdown; null if the worker lives on
 */
public record RoundPlan(
    long index, List<ClientPlan> clients, List<ObserverPlan> observers, @Nullable ClosingPlan closing) {
  /** Copies the lists. */
  public RoundPlan {
    clients = List.copyOf(clients);
    observers = List.copyOf(observers);
  }

  /** Every request of the round. */
  public List<Errand> errands() {
    Stream<Errand> posted = clients.stream().flatMap(client -> client.bursts().stream()).flatMap(List::stream);
    Stream<Errand> late =
        closing == null ? Stream.of() : closing.callers().stream().flatMap(l -> Stream.of(l.closing(), l.closed()));
    return Stream.concat(posted, late).toList();
  }
}
