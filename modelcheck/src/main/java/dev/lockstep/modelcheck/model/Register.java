package dev.lockstep.modelcheck.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A register: a read returns the value of the last write, {@code null} before the first. */
public final class Register implements SequentialSpecification<Register.State, Register.Call> {
  /** What the register holds. */
  public record State(@Nullable Object value) {}

  /** A call with its reply. */
  public sealed interface Call {}

  /** Sets the value. */
  public record Write(@Nullable Object value) implements Call {}

  /** Returned {@code value}. */
  public record Read(@Nullable Object value) implements Call {}

  @Override
  public State initial() {
    return new State(null);
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Write write -> new State(write.value);
      case Read read -> Objects.equals(state.value, read.value) ? state : null;
    };
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Read;
  }
}
