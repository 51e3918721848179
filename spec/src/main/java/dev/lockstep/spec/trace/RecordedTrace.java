package dev.lockstep.spec.trace;

import java.util.List;

/**
 * A recorded run of one worker, from its making on.
 *
 * @param name what a person calls it: its file
 * @param capacity how many requests may be queued
 * @param events in their order; the event at index {@code i} is line {@code i + 2} of its file
 */
public record RecordedTrace(String name, int capacity, List<TraceEvent> events) {
  /** The line of the first event: the header is line 1. */
  static final int FIRST_LINE = 2;

  public RecordedTrace {
    events = List.copyOf(events);
  }
}
