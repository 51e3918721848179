package dev.lockstep.modelcheck.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A register with compare-and-set; it holds {@code null} at first. */
public final class CasRegister implements SequentialSpecification<CasRegister.State, CasRegister.Call> {
  /** What the register holds. */
  public record State(@Nullable Object value) {}

  /** A call with its reply. */
  public sealed interface Call {}

  /** Sets the value. */
  public record Write(@Nullable Object value) implements Call {}

  /** Returned {@code value}. */
  public record Read(@Nullable Object value) implements Call {}

  /** Found {@code from} and set {@code to}. */
  public record Swapped(@Nullable Object from, @Nullable Object to) implements Call {}

  /** A compare-and-set that found something else than {@code from}. */
  public record Differed(@Nullable Object from) implements Call {}

  @Override
  public State initial() {
    return new State(null);
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Write write -> new State(write.value);
      case Read read -> Objects.equals(state.value, read.value) ? state : null;
      case Swapped swapped -> Objects.equals(state.value, swapped.from) ? new State(swapped.to) : null;
      case Differed differed -> Objects.equals(state.value, differed.from) ? null : state;
    };
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Read || call instanceof Differed;
  }
}
