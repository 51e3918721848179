package dev.lockstep.modelcheck.trace;

import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceEvent;
import dev.lockstep.spec.trace.TraceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Falsifies recorded traces, each in one place, and knows at which event that must be noticed. */
final class Doctor {
  private final RecordedTrace trace;
  private final List<TraceEvent> events;
  private final List<Doctored> doctored = new ArrayList<>();

  /**
   * A falsified trace.
   *
   * @param how what was done to it
   * @param earliest the first line at which it may be rejected
   * @param latest the last; the same, but for a step that was dropped: who learns of it first is not foreseeable
   */
  record Doctored(String how, RecordedTrace trace, int earliest, int latest) {}

  private Doctor(RecordedTrace trace) {
    this.trace = trace;
    this.events = trace.events();
  }

  /** Every falsification of this trace that must be noticed, at most {@code most} of each kind. */
  static List<Doctored> all(RecordedTrace trace, int most) {
    Doctor doctor = new Doctor(trace);
    doctor.duplicate(most);
    doctor.miscount(most);
    doctor.swap(most);
    doctor.drop(most);
    return doctor.doctored;
  }

  /** An event that can happen only once happens twice. A second Cancel, Query or late alarm would change nothing. */
  private void duplicate(int most) {
    some(most, event -> switch (event) {
      case TraceEvent.Step step -> step.action().equals("Post") || step.action().equals("Completed");
      case TraceEvent.Cancel cancel -> false;
      case TraceEvent.Close close -> false;
      case TraceEvent.Stopped stopped -> false;
      default -> true;
    }, at -> true).forEach(at -> {
      List<TraceEvent> copy = new ArrayList<>(events);
      copy.add(at + 1, events.get(at));
      add("duplicated", at, copy, at + 1);
    });
  }

  /** One counter of a status is off by one. */
  private void miscount(int most) {
    some(most, TraceEvent.Step.class::isInstance, at -> true).forEach(at -> {
      TraceEvent.Step step = (TraceEvent.Step) events.get(at);
      replace("miscounted", at, new TraceEvent.Step(step.action(), step.request(), off(step.status())));
    });
    some(most, TraceEvent.Reply.class::isInstance, at -> true).forEach(at -> {
      TraceEvent.Reply reply = (TraceEvent.Reply) events.get(at);
      replace("miscounted", at, new TraceEvent.Reply(reply.observer(), off(reply.status())));
    });
  }

  private static TraceStatus off(TraceStatus status) {
    return new TraceStatus(status.phase(), status.current(), status.execution(), status.accepted(), status.queued(),
        status.completed() + 1, status.failed(), status.timedOut(), status.cancelled());
  }

  /** Cause and effect change places. */
  private void swap(int most) {
    some(most, TraceEvent.class::isInstance, at -> effect(at) > 0).forEach(at -> {
      List<TraceEvent> copy = new ArrayList<>(events);
      copy.set(at, events.get(effect(at)));
      copy.set(effect(at), events.get(at));
      add("swapped with line " + line(effect(at)), at, copy, at);
    });
  }

  /** What cannot happen before the event at {@code at}; -1 if this is of no event in particular. */
  private int effect(int at) {
    return switch (events.get(at)) {
      case TraceEvent.Post post -> next(at, event -> isStep(event, "Post", post.request()));
      case TraceEvent.Enter enter -> next(at, event ->
          event instanceof TraceEvent.Leave leave && leave.request().equals(enter.request()));
      case TraceEvent.Leave leave -> next(at, event -> isStep(event, "Completed", leave.request()));
      case TraceEvent.Ask ask -> next(at, event ->
          event instanceof TraceEvent.Reply reply && reply.observer().equals(ask.observer()));
      default -> -1;
    };
  }

  /** One event is missing. */
  private void drop(int most) {
    some(most, event -> event instanceof TraceEvent.Enter || event instanceof TraceEvent.Ask, at -> effect(at) > 0)
        .forEach(at -> dropped(at, effect(at), effect(at)));
    some(most, event -> event instanceof TraceEvent.Step step && counts(step), this::isMissed)
        .forEach(at -> dropped(at, at + 1, nextStep(at)));
  }

  private void dropped(int at, int earliest, int latest) {
    List<TraceEvent> copy = new ArrayList<>(events);
    copy.remove(at);
    String how = "dropped line " + line(at) + ", " + events.get(at);
    doctored.add(new Doctored(how, named(how, copy), line(earliest - 1), line(latest - 1)));
  }

  /** Whether the step changes a counter, so that the next step's status cannot be explained without it. */
  private boolean counts(TraceEvent.Step step) {
    int at = events.indexOf(step);
    for (int i = at - 1; i >= 0; i--) {
      if (events.get(i) instanceof TraceEvent.Step before) {
        return counted(before.status()) != counted(step.status());
      }
    }
    return counted(step.status()) > 0;
  }

  private static long counted(TraceStatus status) {
    return status.accepted() + status.completed() + status.failed() + status.timedOut() + status.cancelled();
  }

  /** Two posts are alike until their clients are told: the one that was refused can stand for the one that is gone. */
  private boolean isMissed(int at) {
    int next = nextStep(at);
    return next > 0 && !(isPost(at) && isPost(next));
  }

  private boolean isPost(int at) {
    return events.get(at) instanceof TraceEvent.Step step && step.action().equals("Post");
  }

  private int nextStep(int at) {
    return next(at, TraceEvent.Step.class::isInstance);
  }

  private int next(int at, Predicate<TraceEvent> wanted) {
    return IntStream.range(at + 1, events.size()).filter(i -> wanted.test(events.get(i))).findFirst().orElse(-1);
  }

  private static boolean isStep(TraceEvent event, String action, String request) {
    return event instanceof TraceEvent.Step step && step.action().equals(action) && step.request().equals(request);
  }

  private List<Integer> some(int most, Predicate<TraceEvent> kind, IntPredicate place) {
    List<Integer> all = IntStream.range(0, events.size())
        .filter(i -> kind.test(events.get(i)) && place.test(i)).boxed().toList();
    int stride = Math.max(1, all.size() / most);
    return IntStream.range(0, all.size()).filter(i -> i % stride == 0).mapToObj(all::get).limit(most).toList();
  }

  private void replace(String how, int at, TraceEvent event) {
    List<TraceEvent> copy = new ArrayList<>(events);
    copy.set(at, event);
    add(how, at, copy, at);
  }

  private void add(String how, int at, List<TraceEvent> copy, int rejected) {
    String what = how + ": line " + line(at) + ", " + events.get(at);
    doctored.add(new Doctored(what, named(what, copy), line(rejected), line(rejected)));
  }

  private RecordedTrace named(String how, List<TraceEvent> copy) {
    return new RecordedTrace(trace.name() + " " + how, trace.capacity(), copy);
  }

  private static int line(int index) {
    return index + 2; // the header is line 1
  }
}
