package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Worker;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The worker of the history checker, {@link Worker}, when it is told message by message what reaches it and takes its
 * own steps as soon as they are possible, as the kit's workers do. So a message has exactly one effect, and a question
 * exactly one right answer.
 *
 * <p>Every change is a step of {@link Worker}: what this class would do and {@link Worker} forbids is forbidden. It adds
 * what a status does not show: who waits for room, what each client is told, and which executions are interrupted.
 */
public final class EagerWorker implements SequentialSpecification<EagerWorker.State, EagerWorker.Event> {
  private final Worker model;

  EagerWorker(int capacity) {
    this.model = new Worker(capacity);
  }

  /**
   * The state.
   *
   * @param worker what a status shows
   * @param waiting submissions that wait for room, oldest first
   * @param admissions what was decided, in words
   * @param outcomes what became of the requests, in words
   * @param started executions, in the order of their starts
   * @param ended executions whose pipeline has returned
   * @param interrupted numbers of executions, counted from 1 in the order of their starts
   * @param hasty whether the shutdown leaves executions behind at once
   */
  public record State(
      Worker.State worker,
      List<String> waiting,
      Map<String, String> admissions,
      Map<String, String> outcomes,
      List<String> started,
      List<String> ended,
      List<Integer> interrupted,
      boolean hasty) {
    /** The status in words, as {@link Told} writes it. */
    String status() {
      Worker.Reply reply = worker.status();
      List<String> parts = new ArrayList<>(List.of(word(reply.phase())));
      add(parts, "accepted", reply.accepted());
      add(parts, "queued", reply.queued());
      if (reply.current() != null) {
        parts.add("current " + reply.current());
        parts.add("running");
      } else if (reply.occupied()) {
        parts.add("lingering");
      }
      add(parts, "completed", reply.counts().completed());
      add(parts, "failed", reply.counts().failed());
      add(parts, "timed out", reply.counts().timedOut());
      add(parts, "cancelled", reply.counts().cancelled());
      return String.join(", ", parts);
    }

    /** The report of the shutdown in words; null while the worker lives. */
    @Nullable String report() {
      if (!isTerminal()) {
        return null;
      }
      String left = worker.executing() == null ? "" : ", left behind " + worker.executing();
      return status() + left + (worker.phase() == Worker.Phase.CRASHED ? ", by a crash" : "");
    }

    boolean isTerminal() {
      return worker.phase() == Worker.Phase.STOPPED || worker.phase() == Worker.Phase.CRASHED;
    }

    private static void add(List<String> parts, String what, long count) {
      if (count != 0) {
        parts.add(what + " " + count);
      }
    }
  }

  /** A message that the worker handles, or something that a client was told. */
  public sealed interface Event {}

  /** What reaches the worker. It is always handled, if only by doing nothing. */
  public sealed interface Message extends Event {
    /** Whether a client sends it; else a pipeline or an alarm does, by another lane. */
    default boolean isCommand() {
      return this instanceof Post || this instanceof Cancel || this instanceof Close;
    }
  }

  /** A submission; a patient one waits for room. */
  public record Post(String request, boolean patient) implements Message {}

  /** A client gives a request up. */
  public record Cancel(String request) implements Message {}

  /** A pipeline returned or threw. */
  public record Ended(String request, boolean failed) implements Message {}

  /** A time limit has passed. */
  public record Deadline(String request) implements Message {}

  /** A submission has waited for room long enough. */
  public record Patience(String request) implements Message {}

  /** A shutdown; a hasty one cancels everything and leaves executions behind. */
  public record Close(boolean hasty) implements Message {}

  /** The shutdown has waited for requests long enough. */
  public record Grace() implements Message {}

  /** The shutdown has waited for an execution long enough. */
  public record Linger() implements Message {}

  /** The owner fails. */
  public record Crash() implements Message {}

  /** A client was told whether its request was accepted. */
  public record Admitted(String request, String told) implements Event {}

  /** A client was told what became of its request. */
  public record Settled(String request, String told) implements Event {}

  /** Somebody was told the status. */
  public record Status(String told) implements Event {}

  /** Somebody was told how the worker ended. */
  public record Report(String told) implements Event {}

  /** Somebody looked which executions had been interrupted. */
  public record Interrupted(String told) implements Event {}

  @Override
  public State initial() {
    return new State(
        model.initial(), List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), false);
  }

  @Override
  public @Nullable State step(State state, Event event) {
    boolean right =
        switch (event) {
          case Message message -> true;
          case Admitted(String request, String told) -> told.equals(state.admissions.get(request));
          case Settled(String request, String told) -> told.equals(state.outcomes.get(request));
          case Status(String told) -> told.equals(state.status());
          case Report(String told) -> told.equals(state.report());
          case Interrupted(String told) -> told.equals(state.interrupted.toString());
        };
    if (!right) {
      return null;
    }
    return event instanceof Message message ? new Handling(model, state).handle(message) : state;
  }

  @Override
  public boolean readOnly(Event event) {
    return !(event instanceof Message);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String refused(Refusal reason) {
    return "refused, " + word(reason);
  }

  static String notRun(Refusal reason) {
    return "not run, " + word(reason);
  }

  static String completed(String request) {
    return "completed, done " + request;
  }

  static String settled(Outcome outcome) {
    return word(outcome).replace('_', ' ');
  }
}
