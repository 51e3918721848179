package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Message;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EagerWorker} behind two lanes: a message is sent by one operation and handled by another, the owner's turn,
 * in the order of its lane. So nothing is left to the owner's leisure.
 */
public final class OwnerInTurns implements SequentialSpecification<OwnerInTurns.State, OwnerInTurns.Event> {
  private final EagerWorker worker;

  OwnerInTurns(int capacity) {
    this.worker = new EagerWorker(capacity);
  }

  /**
   * The state.
   *
   * @param commands what clients have sent, oldest first
   * @param events what pipelines and alarms have sent, oldest first
   */
  public record State(EagerWorker.State worker, List<Message> commands, List<Message> events) {}

  /** A call with its answer. */
  public sealed interface Event {}

  /** A message was put into its lane. */
  public record Sent(Message message) implements Event {}

  /** The owner handled the oldest message of a lane: the one with this name. */
  public record Handled(String name) implements Event {}

  /** Somebody looked. */
  public record Seen(EagerWorker.Event answer) implements Event {}

  @Override
  public State initial() {
    return new State(worker.initial(), List.of(), List.of());
  }

  @Override
  public @Nullable State step(State state, Event event) {
    return switch (event) {
      case Sent(Message message) -> sent(state, message);
      case Handled(String name) -> handled(state, name);
      case Seen(EagerWorker.Event answer) -> worker.step(state.worker, answer) == null ? null : state;
    };
  }

  /** What is sent to a worker that has ended is answered at once. */
  private @Nullable State sent(State state, Message message) {
    if (state.worker.isTerminal()) {
      EagerWorker.State answered = worker.step(state.worker, message);
      return answered == null ? null : new State(answered, state.commands, state.events);
    }
    return message.isCommand()
        ? new State(state.worker, with(state.commands, message), state.events)
        : new State(state.worker, state.commands, with(state.events, message));
  }

  private @Nullable State handled(State state, String name) {
    if (isNext(state.commands, name)) {
      return handle(state, state.commands.getFirst(), rest(state.commands), state.events);
    }
    if (isNext(state.events, name)) {
      return handle(state, state.events.getFirst(), state.commands, rest(state.events));
    }
    return null;
  }

  /** Handles a message and, if that was the end, everything that is still in a lane. */
  private @Nullable State handle(State state, Message message, List<Message> commands, List<Message> events) {
    EagerWorker.State after = worker.step(state.worker, message);
    if (after == null || !after.isTerminal()) {
      return after == null ? null : new State(after, commands, events);
    }
    List<Message> late = new ArrayList<>(commands);
    late.addAll(events);
    for (Message left : late) {
      after = after == null ? null : worker.step(after, left);
    }
    return after == null ? null : new State(after, List.of(), List.of());
  }

  private static boolean isNext(List<Message> lane, String name) {
    return !lane.isEmpty() && name(lane.getFirst()).equals(name);
  }

  /** The name of the step that a message causes, as a trace has it. */
  private static String name(Message message) {
    return switch (message) {
      case EagerWorker.Post(String request, boolean patient) -> "Post " + request;
      case EagerWorker.Cancel(String request) -> "Cancel " + request;
      case EagerWorker.Ended(String request, boolean failed) -> (failed ? "Failed " : "Completed ") + request;
      case EagerWorker.Deadline(String request) -> "Deadline " + request;
      case EagerWorker.Patience(String request) -> "Patience " + request;
      case EagerWorker.Close close -> "Close";
      case EagerWorker.Grace grace -> "Grace";
      case EagerWorker.Linger linger -> "Linger";
      case EagerWorker.Crash crash -> "Crash";
    };
  }

  private static List<Message> with(List<Message> lane, Message message) {
    List<Message> more = new ArrayList<>(lane);
    more.add(message);
    return List.copyOf(more);
  }

  private static List<Message> rest(List<Message> lane) {
    return List.copyOf(lane.subList(1, lane.size()));
  }

  @Override
  public boolean readOnly(Event event) {
    return event instanceof Seen;
  }
}
