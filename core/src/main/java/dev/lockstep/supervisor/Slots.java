package dev.lockstep.supervisor;

import dev.lockstep.supervisor.Slot.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All slots of a pool, in their order, and who is chosen among them. Owner-owned, like {@link SupervisorState}. Of
 * several slots that are equally good, the choice is the same each time.
 */
final class Slots {
  private final List<Slot> all;

  Slots(int count) {
    this.all = IntStream.rangeClosed(1, count).mapToObj(Slot::new).toList();
  }

  List<Slot> all() {
    return all;
  }

  Slot of(Incarnation who) {
    return all.get(who.slot() - 1);
  }

  int count(Phase phase) {
    return (int) in(phase).count();
  }

  /** How large the pool is: slots that retire are none of it any more (S1). */
  int size() {
    return count(Phase.LIVE) + restarting();
  }

  /** How many slots have a dead worker and will have another one. */
  int restarting() {
    return count(Phase.RESTARTING) + count(Phase.ENDED);
  }

  /** How many live slots have nothing to do. */
  int idle() {
    return (int) in(Phase.LIVE).filter(slot -> slot.load() == 0).count();
  }

  /** Who gets the next request: of the live ones with room, the least loaded (S6); null if there is none. */
  @Nullable Slot leastLoaded(int capacity) {
    return first(slot -> slot.is(Phase.LIVE) && slot.load() < capacity, Comparator.comparingInt(Slot::load));
  }

  /** Where the pool grows. */
  @Nullable Slot toFill() {
    return first(slot -> slot.is(Phase.ABSENT), Comparator.comparingInt(slot -> 0));
  }

  /** Where it costs least to shrink the pool: whose worker is dead anyway. */
  @Nullable Slot toGiveUp() {
    return last(slot -> slot.is(Phase.RESTARTING), Comparator.comparingInt(slot -> 0));
  }

  /** Who goes if nobody is dead: the least loaded. */
  @Nullable Slot toRetire() {
    return last(slot -> slot.is(Phase.LIVE), Comparator.comparingInt(Slot::load));
  }

  private Stream<Slot> in(Phase phase) {
    return all.stream().filter(slot -> slot.is(phase));
  }

  /** The first of the least slots. */
  private @Nullable Slot first(Predicate<Slot> eligible, Comparator<Slot> order) {
    return all.stream().filter(eligible).min(order).orElse(null);
  }

  /** The last of the least slots. */
  private @Nullable Slot last(Predicate<Slot> eligible, Comparator<Slot> order) {
    return all.reversed().stream().filter(eligible).min(order).orElse(null);
  }
}
