package dev.lockstep.modelcheck.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes by which messages reach an owner: each is unbounded, first in first out, until it is closed; what was sent
 * before is still received afterwards. Lanes are independent, so each is a partition, and the state is that of one lane.
 */
public final class Lanes implements SequentialSpecification<Lanes.State, Lanes.Call> {
  /** What the lane holds, oldest first. */
  public record State(boolean closed, List<String> held) {}

  /** A call with its reply. */
  public sealed interface Call {
    /** The lane that it concerns. */
    String lane();
  }

  /** A message was sent. */
  public record Sent(String lane, String message) implements Call {}

  /** A message was not sent, because the lane is closed. */
  public record Refused(String lane) implements Call {}

  /** The oldest message was received. */
  public record Received(String lane, String message) implements Call {}

  /** There was nothing to receive. */
  public record Empty(String lane) implements Call {}

  /** The lane was closed. */
  public record Close(String lane) implements Call {}

  @Override
  public State initial() {
    return new State(false, List.of());
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Sent sent -> state.closed ? null : new State(false, with(state.held, sent.message));
      case Refused refused -> state.closed ? state : null;
      case Received received -> received(state, received.message);
      case Empty empty -> state.held.isEmpty() ? state : null;
      case Close close -> new State(true, state.held);
    };
  }

  private static @Nullable State received(State state, String message) {
    boolean oldest = !state.held.isEmpty() && state.held.getFirst().equals(message);
    return oldest ? new State(state.closed, state.held.subList(1, state.held.size())) : null;
  }

  private static List<String> with(List<String> held, String message) {
    List<String> more = new ArrayList<>(held);
    more.add(message);
    return more;
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Refused || call instanceof Empty;
  }

  @Override
  public Object partition(Call call) {
    return call.lane();
  }
}
