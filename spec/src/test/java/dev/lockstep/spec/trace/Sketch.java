package dev.lockstep.spec.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traces written by hand. A status is a line such as {@code "open r1 running 2/1 1.0.0.0"}: phase, current request or
 * {@code -}, execution, accepted/queued, completed.failed.timedOut.cancelled.
 */
final class Sketch {
  private final List<TraceEvent> events = new ArrayList<>();
  private final int capacity;

  Sketch(int capacity) {
    this.capacity = capacity;
  }

  static TraceStatus status(String text) {
    String[] words = text.split("[ ./]");
    @Nullable String current = words[1].equals("-") ? null : words[1];
    return new TraceStatus(words[0], current, words[2], number(words[3]), number(words[4]), number(words[5]),
        number(words[6]), number(words[7]), number(words[8]));
  }

  private static long number(String word) {
    return Long.parseLong(word);
  }

  Sketch add(TraceEvent event) {
    events.add(event);
    return this;
  }

  Sketch post(String request) {
    return add(new TraceEvent.Post(request, false, false));
  }

  Sketch patient(String request) {
    return add(new TraceEvent.Post(request, true, false));
  }

  Sketch limited(String request) {
    return add(new TraceEvent.Post(request, false, true));
  }

  Sketch cancel(String request) {
    return add(new TraceEvent.Cancel(request));
  }

  Sketch close() {
    return add(new TraceEvent.Close(true, true));
  }

  Sketch step(String action, String request, String status) {
    return add(new TraceEvent.Step(action, request, status(status)));
  }

  Sketch enter(String request) {
    return add(new TraceEvent.Enter(request));
  }

  Sketch leave(String request) {
    return add(new TraceEvent.Leave(request, "completed"));
  }

  Sketch admitted(String request, String admission) {
    return add(new TraceEvent.Admission(request, admission));
  }

  Sketch settled(String request, String outcome) {
    return add(new TraceEvent.Outcome(request, outcome));
  }

  Sketch ask() {
    return add(new TraceEvent.Ask("o1"));
  }

  Sketch reply(String status) {
    return add(new TraceEvent.Reply("o1", status(status)));
  }

  Sketch stopped() {
    return add(new TraceEvent.Stopped());
  }

  RecordedTrace trace(String name) {
    return new RecordedTrace(name, capacity, events);
  }
}
