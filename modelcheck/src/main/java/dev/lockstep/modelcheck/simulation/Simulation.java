package dev.lockstep.modelcheck.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs components step by step in one thread. Whenever several could go on, the seed decides which does; when none can,
 * time jumps to the next timer. The same seed gives the same run.
 *
 * <p>Thread-safety: none; that is the point.
 */
final class Simulation {

  /** Something that goes on when it is given a turn. */
  private record Component(String name, BooleanSupplier ready, Runnable turn) {}

  /** Something that happens at a time; {@code order} keeps equal times in the order of their making. */
  private record Timed(long at, long order, Runnable task) {}

  private final SplittableRandom random;
  private final List<Component> components = new ArrayList<>();
  private final PriorityQueue<Timed> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::order));
  private long now;
  private long made;
  private long steps;

  Simulation(SplittableRandom random) {
    this.random = random;
  }

  /** Adds a component that may take a turn whenever {@code ready} says so; the handle removes it. */
  Runnable add(String name, BooleanSupplier ready, Runnable turn) {
    Component component = new Component(name, ready, turn);
    components.add(component);
    return () -> components.remove(component);
  }

  /** Runs {@code task} in {@code nanos} of virtual time; the handle drops it. */
  Runnable in(long nanos, Runnable task) {
    Timed timed = new Timed(now + Math.max(0, nanos), made++, task);
    timers.add(timed);
    return () -> timers.remove(timed);
  }

  /** Virtual time in nanoseconds. */
  long now() {
    return now;
  }

  /** How many turns were taken and timers went off. */
  long steps() {
    return steps;
  }

  /**
   * Takes one step.
   *
   * @return the name of who took it; null if everything is at rest
   */
  @Nullable String step() {
    List<Component> ready = components.stream().filter(component -> component.ready().getAsBoolean()).toList();
    boolean timerDue = !timers.isEmpty() && timers.peek().at() <= now;
    int choices = ready.size() + (timerDue ? 1 : 0);
    if (choices == 0) {
      return timers.isEmpty() ? null : fire();
    }
    int chosen = random.nextInt(choices);
    if (chosen == ready.size()) {
      return fire();
    }
    steps++;
    ready.get(chosen).turn().run();
    return ready.get(chosen).name();
  }

  private String fire() {
    Timed next = timers.remove();
    now = Math.max(now, next.at());
    steps++;
    next.task().run();
    return "timer";
  }
}
