package dev.lockstep.modelcheck.simulation.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs components step by step, in one thread and in virtual time. Whenever several could go on, a choice decides which
 * does, or that time passes until the next timer; when none can, time passes. The same choices give the same run.
 *
 * <p>A step is one turn of a component, or one timer. Time moves between steps only: to the next timer, or further if
 * somebody {@link #jump jumps}. A timer may therefore be late, as real ones are, and never early.
 *
 * <p>Thread-safety: none; that is the point.
 */
public final class Simulation {
  private final Choices choices;
  private final @Nullable Story story;
  private final Predicate<String> watched;
  private final List<Component> components = new ArrayList<>();
  private final PriorityQueue<Timed> timers = new PriorityQueue<>();
  private final Map<String, FaultPoint> faultPoints = new LinkedHashMap<>();
  private final Map<String, Long> struck = new LinkedHashMap<>();
  private int awake;
  private int made;
  private long now;
  private int steps;
  private long order;
  private @Nullable Violation violation;

  /**
   * A simulation in which nothing happens yet.
   *
   * @param watched the rules whose violation counts; any other one is passed over, and the run goes on
   * @param story where it is told; null if nowhere
   */
  Simulation(Choices choices, Predicate<String> watched, @Nullable Story story) {
    this.choices = choices;
    this.watched = watched;
    this.story = story;
  }

  // ---- What it is made of

  /** A component, asleep, which hears of itself in each turn. */
  public Component component(String name, Consumer<Component> turn) {
    Component component = new Component(this, name, made++, turn);
    components.add(component);
    return component;
  }

  /** Lets {@code task} happen in {@code nanos} of virtual time, or later. */
  public Timed after(long nanos, Runnable task) {
    Timed timed = new Timed(saturated(nanos), made++, task);
    timers.add(timed);
    return timed;
  }

  private long saturated(long nanos) {
    long at = now + Math.max(0, nanos);
    return at < now ? Long.MAX_VALUE : at;
  }

  /** The place at which faults of this kind strike; there is one for each kind. */
  public FaultPoint faultPoint(String kind) {
    return faultPoints.computeIfAbsent(kind, k -> new FaultPoint(k, this));
  }

  // ---- What happens

  /** Takes one step; false if nothing is left to happen. */
  boolean step() {
    while (!timers.isEmpty() && timers.element().isCancelled()) {
      timers.remove();
    }
    int turns = 2 * awake; // a turn is twice as likely as that time passes
    int options = turns + (timers.isEmpty() ? 0 : 1);
    if (options == 0) {
      return false;
    }
    steps++;
    int choice = awake + options - turns == 1 ? 0 : choices.below(options);
    if (choice < turns) {
      Component next = awakeOne(choice / 2);
      order = mixed(order, next.id());
      next.turn();
    } else {
      Timed next = timers.remove();
      now = Math.max(now, next.at());
      order = mixed(order, next.id());
      next.happen();
    }
    return true;
  }

  private Component awakeOne(int index) {
    int left = index;
    for (Component component : components) {
      if (component.isAwake() && left-- == 0) {
        return component;
      }
    }
    throw new IllegalStateException("fewer than " + (index + 1) + " components are awake");
  }

  /** Virtual time in nanoseconds. */
  public long now() {
    return now;
  }

  /** Lets virtual time jump forward; timers that are due by then are late. */
  public void jump(long nanos) {
    now += nanos;
  }

  /** How many steps were taken. */
  public int steps() {
    return steps;
  }

  /** A fault of this kind has struck. */
  public void strike(String kind) {
    struck.merge(kind, 1L, Long::sum);
  }

  /** How often each kind of fault has struck. */
  public Map<String, Long> struck() {
    return struck;
  }

  // ---- What is said about it

  /** A rule is broken. The first violation is the one to tell: later ones may follow from it. */
  public void violated(String rule, Supplier<String> seen) {
    if (violation == null && watched.test(rule)) {
      violation = new Violation(rule, seen.get());
    }
  }

  /** The violation that was seen first; null if none. */
  public @Nullable Violation violation() {
    return violation;
  }

  /** Something came from outside: somebody asked for something, something failed, a pipeline returned, time was up. */
  public void event(String who, Supplier<String> what) {
    if (story != null) {
      story.add(new Story.Line(now, who, what.get(), true));
    }
  }

  /** What is checked did something. */
  public void tell(String who, Supplier<String> what) {
    if (story != null) {
      story.add(new Story.Line(now, who, what.get(), false));
    }
  }

  /** A number that differs for different orders of steps, but for rare collisions. */
  long order() {
    return order;
  }

  void awake(int more) {
    awake += more;
  }

  void remove(Component component) {
    components.remove(component);
  }

  /** A step of a hash: all bits of the sum reach all bits of the result (the finalizer of SplitMix64). */
  static long mixed(long hash, long value) {
    long z = hash * 31 + value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
