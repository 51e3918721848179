package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Budget;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the events and acts only when something must have been reached by now; {@link WorkerMonitor} says why
 * that is enough. Depth first: where several actions may be next, a choice is kept, and it is tried anew when none of
 * the runs that begin with the first leads to the end. What was tried in vain is remembered, and forgotten where no
 * choice made before matters.
 */
final class ForcedSearch {
  /** Set entry, its node, and the header of the array. */
  private static final int ENTRY_BYTES = 96;

  private final WorkerEvents events;
  private final Configuration state;
  private final Outlook outlook;
  private final Candidates candidates;
  private final Budget budget;
  private final Set<Key> inVain = new HashSet<>();
  private long bytes;
  private int event;
  private int furthest;
  private @Nullable String gaveUp;

  // Choices: where they were made, and which of the candidates were not tried yet.
  private int choices;
  private int[] choiceEvent = new int[64];
  private int[] choiceTrail = new int[64];
  private int[] choiceFirst = new int[64]; // candidates
  private int[] choiceNext = new int[64];
  private boolean[] choiceComplete = new boolean[64];

  ForcedSearch(
      WorkerFacts facts, WorkerEvents events, Configuration state, Outlook outlook, int @Nullable [] likely,
      Budget budget) {
    this.events = events;
    this.state = state;
    this.outlook = outlook;
    this.budget = budget;
    candidates = new Candidates(facts, state, outlook, likely);
  }

  /** A configuration from which no run goes on to the end. */
  private record Key(int[] values, int hash) {
    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Key other && hash == other.hash && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Whether a legal run exists, which then stands on the trail; undecided if {@link #gaveUp} is not null. */
  boolean run() {
    if (!state.possible) {
      return false;
    }
    while (event < events.count()) {
      if (!pass() && !act() && !tryAnew()) {
        return false;
      }
    }
    return true;
  }

  /** Why the search ended without an answer; null if it did not. */
  @Nullable String gaveUp() {
    return gaveUp;
  }

  /** The event that no attempt passed. */
  int furthest() {
    return furthest;
  }

  /** Passes the event if all that it asks for is there. */
  private boolean pass() {
    int id = events.id(event);
    switch (events.kind(event)) {
      case WorkerEvents.SUBMITTED -> state.opened(id, event);
      case WorkerEvents.TURNED_AWAY -> state.refusalOpened(id, event);
      default -> {
        if (!isReached(events.kind(event), id)) {
          return false;
        }
      }
    }
    if (events.isQuiet(event) && choices > 0) {
      choices = 0;
      candidates.shorten(0);
      inVain.clear();
      bytes = 0;
    }
    event++;
    return true;
  }

  private boolean isReached(int kind, int id) {
    return switch (kind) {
      case WorkerEvents.ACCEPT -> state.stage(id) != Configuration.NEW;
      case WorkerEvents.START -> state.stage(id) >= Configuration.RUNNING;
      case WorkerEvents.SETTLE -> state.stage(id) == Configuration.SETTLED;
      case WorkerEvents.LEAVE -> state.hasLeft(id);
      case WorkerEvents.STATUS -> state.reached() > id;
      case WorkerEvents.FULL -> state.wasFull(id);
      case WorkerEvents.CLOSED -> state.isClosed();
      case WorkerEvents.ENDED -> state.isTerminal();
      default -> state.isCrashed();
    };
  }

  /** Does a possible action; false if no legal run goes on from there. */
  private boolean act(int action) {
    return state.act(action, event) && !outlook.isBlockedAfter(action);
  }

  /** Does the first action that may be next; false if there is none, or it leads nowhere. */
  private boolean act() {
    furthest = Math.max(furthest, event);
    gaveUp = budget.exceeded(bytes);
    if (gaveUp != null || !inVain.isEmpty() && inVain.contains(key())) {
      return false;
    }
    int first = candidates.count;
    long now = events.time(event);
    boolean complete = candidates.addFor(events.kind(event), events.id(event), now) || !classMayPrecede(first, now);
    if (complete && candidates.count == first + 1) {
      candidates.shorten(first);
      return act(candidates.actions[first]);
    }
    choose(first, complete);
    return tryNext();
  }

  /** Whether the next class may be completed before the goal, so that other actions may be next. */
  private boolean classMayPrecede(int first, long now) {
    return outlook.mayPass(now) && !(candidates.count == first + 1 && precedesClass(candidates.actions[first]));
  }

  /** Whether this action, which is possible, precedes the next class in every run; then it may as well come first. */
  private boolean precedesClass(int action) {
    int request = Configuration.request(action);
    return switch (Configuration.kind(action)) {
      case Configuration.SETTLE -> true; // the class does not show it in flight
      case Configuration.LEAVE -> !state.nextOccupied() || state.nextCurrent() != NONE;
      case Configuration.START -> candidates.isOnlyDeparture(request);
      case Configuration.ACCEPT -> state.acceptancesLeft() > 0 && candidates.isOnlyAcceptance(request);
      default -> false;
    };
  }

  private void choose(int first, boolean complete) {
    if (choices == choiceEvent.length) {
      choiceEvent = Arrays.copyOf(choiceEvent, 2 * choices);
      choiceTrail = Arrays.copyOf(choiceTrail, 2 * choices);
      choiceFirst = Arrays.copyOf(choiceFirst, 2 * choices);
      choiceNext = Arrays.copyOf(choiceNext, 2 * choices);
      choiceComplete = Arrays.copyOf(choiceComplete, 2 * choices);
    }
    choiceEvent[choices] = event;
    choiceTrail[choices] = state.length;
    choiceFirst[choices] = first;
    choiceNext[choices] = first;
    choiceComplete[choices] = complete;
    choices++;
  }

  /** Goes back to the latest choice and tries its next action; false if no choice is left. */
  private boolean tryAnew() {
    while (choices > 0 && gaveUp == null) {
      int choice = choices - 1;
      state.windBack(choiceTrail[choice]);
      event = choiceEvent[choice];
      if (tryNext()) {
        return true;
      }
      gaveUp = gaveUp == null ? budget.exceeded(bytes) : gaveUp;
    }
    return false;
  }

  /** Tries the latest choice's actions until one is done; false if none is left, and then the choice is given up. */
  private boolean tryNext() {
    int choice = choices - 1;
    while (true) {
      if (choiceNext[choice] == candidates.count && !choiceComplete[choice]) {
        choiceComplete[choice] = true;
        candidates.addForNextClass(choiceFirst[choice], events.time(event));
      }
      if (choiceNext[choice] == candidates.count) {
        candidates.shorten(choiceFirst[choice]);
        choices--;
        remember();
        return false;
      }
      if (act(candidates.actions[choiceNext[choice]++])) {
        return true;
      }
      state.windBack(choiceTrail[choice]);
    }
  }

  private void remember() {
    Key key = key();
    if (inVain.add(key)) {
      bytes += ENTRY_BYTES + 4L * key.values.length;
    }
  }

  private Key key() {
    int[] values = state.key(event);
    return new Key(values, Arrays.hashCode(values));
  }
}
