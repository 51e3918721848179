package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search of one partition; {@link LinearizabilityChecker} says how and why it works. Depth first, with one mutable
 * configuration (event, open steps, placed bits, state) and a trail by which it is wound back. Used once, by one
 * thread.
 */
final class Search<S, C> {
  /** What can be on the trail, in the two lowest bits of an entry; the others name the step. */
  private static final int BEGAN = 0;
  private static final int PLACED = 1;
  private static final int ENDED = 2;

  private final SequentialSpecification<S, C> specification;
  private final List<Step<C>> steps;
  private final int[] numbers; // of each step: its number in the problem
  private final int[] predecessors; // of each step: one that must be placed before, or -1
  private final BitSet awaited; // steps that must be placed before another
  private final long[] latest;
  private final Timeline timeline;
  private final Budget budget;
  private final Memo memo = new Memo();
  private final Deque<Choice> choices = new ArrayDeque<>();
  private final Furthest<S> furthest;

  private int event;
  private S state;
  private @Nullable S beforeOptional; // the state before the last step, if that need not happen and no read needed it
  private final OpenSteps open;
  private final boolean[] isPlaced; // by step
  private final long[] placed; // by slot: its step is open and placed
  private int[] trail = new int[64];
  private int trailLength;
  private @Nullable String gaveUp;

  private enum Advance {
    FINISHED,
    MUST_PLACE,
    DEAD_END
  }

  /**
   * A configuration in which the step that ends must be placed, and how far the changes that may go next were tried.
   */
  private final class Choice {
    private final int at = event;
    private final S from = state;
    private final @Nullable S fromBefore = beforeOptional;
    private final int mark = trailLength;
    private final int ending = timeline.step(event);
    private boolean begun;
    private int last = -1;

    /** The step that ends first, then the others; -1 after the last. The trail must be wound back to {@link #mark}. */
    int next() {
      if (!begun) {
        begun = true;
        if (!isReadOnly(ending)) {
          return ending;
        }
      }
      last = last == -1 ? open.firstChange() : open.nextChange(last);
      if (last == ending) {
        last = open.nextChange(last);
      }
      return last;
    }
  }

  /** A search of the steps of {@code problem} that have these numbers. */
  Search(Problem<S, C> problem, int[] partition, Budget budget) {
    specification = problem.specification();
    this.budget = budget;
    // A read-only step that need not happen says nothing.
    numbers = Arrays.stream(partition).filter(i -> says(problem.steps().get(i))).toArray();
    steps = Arrays.stream(numbers).mapToObj(problem.steps()::get).toList();
    predecessors = predecessors(steps, problem.order());
    awaited = new BitSet();
    Arrays.stream(predecessors).filter(i -> i >= 0).forEach(awaited::set);
    latest = steps.stream().mapToLong(Step::latest).toArray();
    timeline = new Timeline(steps);
    open = new OpenSteps(steps.size());
    isPlaced = new boolean[steps.size()];
    placed = new long[(timeline.slotCount() + 63) / 64];
    state = specification.initial();
    furthest = new Furthest<>(state);
  }

  private boolean says(Step<C> step) {
    return step.required() || !specification.readOnly(step.call());
  }

  private static <C> int[] predecessors(List<Step<C>> steps, Map<C, C> order) {
    Map<C, Integer> indices = new HashMap<>();
    for (int i = 0; i < steps.size() && !order.isEmpty(); i++) {
      indices.put(steps.get(i).call(), i);
    }
    int[] predecessors = new int[steps.size()];
    for (int i = 0; i < predecessors.length; i++) {
      C predecessor = order.get(steps.get(i).call());
      predecessors[i] = predecessor == null ? -1 : indices.getOrDefault(predecessor, -1);
    }
    return predecessors;
  }

  Decision run() {
    while (true) {
      switch (advance()) {
        case FINISHED -> {
          return new Decision.Linearized(order());
        }
        case MUST_PLACE -> {
          if (memo.add(event, placed, state, specification.weight(state))) {
            choices.push(new Choice());
          }
        }
        case DEAD_END -> {}
      }
      if (!placeNext()) {
        return gaveUp != null ? new Decision.Undecided(gaveUp) : rejected();
      }
    }
  }

  /** Goes on to the first event at which something must be decided. */
  private Advance advance() {
    for (; event < timeline.length(); event++) {
      int step = timeline.step(event);
      if (!timeline.isEnd(event)) {
        if (!begin(step)) {
          furthest.note(event, step, state, trail, trailLength);
          return Advance.DEAD_END;
        }
      } else if (isPlaced[step]) {
        flip(step);
        record(step, ENDED);
      } else {
        furthest.note(event, step, state, trail, trailLength);
        return Advance.MUST_PLACE;
      }
    }
    return Advance.FINISHED;
  }

  /** Opens a step; false if it can never be placed. */
  private boolean begin(int step) {
    record(step, BEGAN);
    if (!steps.get(step).required()) {
      open.addOptional(step);
      return true;
    }
    if (!isReadOnly(step)) {
      open.addChange(step, latest);
    } else {
      open.addRead(step);
      if (step(step) != null) {
        noteNeed(step);
        place(step);
        return true;
      }
    }
    return !isDoomed(step);
  }

  /** Winds back to the latest choice that has a change left to try, and places it; false if none is left. */
  private boolean placeNext() {
    while (!choices.isEmpty()) {
      gaveUp = budget.exceeded(memo.bytes());
      if (gaveUp != null) {
        return false;
      }
      Choice choice = choices.element();
      windBack(choice);
      int step = choice.next();
      if (step == -1) {
        choices.remove();
        continue;
      }
      S after = predecessors[step] == -1 || isPlaced[predecessors[step]] ? step(step) : null;
      if (after != null && !isDispensable(beforeOptional, step, after)) {
        beforeOptional = steps.get(step).required() || awaited.get(step) ? null : state;
        place(step);
        state = after;
        if (placeReads()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the step before {@code step}, which need not happen, may as well be left out. */
  private boolean isDispensable(@Nullable S before, int step, S after) {
    return before != null && after.equals(specification.step(before, steps.get(step).call()));
  }

  /** A read that is legal only since the last step makes that step needed. */
  private void noteNeed(int read) {
    if (beforeOptional != null && specification.step(beforeOptional, steps.get(read).call()) == null) {
      beforeOptional = null;
    }
  }

  /** Places every open read that is legal now; false if a required step has become impossible. */
  private boolean placeReads() {
    for (int step = open.firstRead(); step != -1; step = open.nextRead(step)) {
      if (step(step) != null) {
        noteNeed(step);
        place(step);
      } else if (isDoomed(step)) {
        return false;
      }
    }
    for (int step = open.firstRequired(); step != -1; step = open.nextRequired(step)) {
      if (isDoomed(step)) {
        return false;
      }
    }
    return true;
  }

  private void place(int step) {
    open.takeOut(step);
    isPlaced[step] = true;
    flip(step);
    record(step, PLACED);
  }

  private void windBack(Choice choice) {
    while (trailLength > choice.mark) {
      int entry = trail[--trailLength];
      int step = entry >> 2;
      switch (entry & 3) {
        case BEGAN -> open.takeOut(step);
        case PLACED -> {
          open.putBack(step);
          isPlaced[step] = false;
          flip(step);
        }
        default -> flip(step); // ENDED
      }
    }
    furthest.woundBack(trailLength);
    event = choice.at;
    state = choice.from;
    beforeOptional = choice.fromBefore;
  }

  private void record(int step, int what) {
    if (trailLength == trail.length) {
      trail = Arrays.copyOf(trail, 2 * trailLength);
    }
    trail[trailLength++] = step << 2 | what;
  }

  private @Nullable S step(int step) {
    return specification.step(state, steps.get(step).call());
  }

  private boolean isDoomed(int step) {
    return specification.doomed(state, steps.get(step).call());
  }

  private boolean isReadOnly(int step) {
    return specification.readOnly(steps.get(step).call());
  }

  private void flip(int step) {
    int slot = timeline.slot(step);
    placed[slot >> 6] ^= 1L << slot;
  }

  /** The steps in the order in which they were placed. */
  private int[] order() {
    return Arrays.stream(trail, 0, trailLength)
        .filter(entry -> (entry & 3) == PLACED)
        .map(entry -> numbers[entry >> 2])
        .toArray();
  }

  private Decision rejected() {
    long placed = furthest.trail().filter(entry -> (entry & 3) == PLACED).count();
    Step<C> stuck = steps.get(furthest.stuck());
    String sentence =
        "%s fits nowhere after the %d steps that could be placed, in %s"
            .formatted(abbreviated(stuck.call().toString()), placed, abbreviated(String.valueOf(furthest.state())));
    return new Decision.Rejected(new Rejection(Rejection.SEARCH, "", sentence, List.of()));
  }

  private static String abbreviated(String text) {
    int most = 400;
    return text.length() <= most ? text : text.substring(0, most - 40) + " ... " + text.substring(text.length() - 35);
  }
}
