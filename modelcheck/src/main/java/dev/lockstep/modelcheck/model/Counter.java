package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.Nullable;

/** A counter that starts at zero; a read returns the sum of all additions (modulo 2^64, as {@code long} has it). */
public final class Counter implements SequentialSpecification<Counter.State, Counter.Call> {
  /** The sum so far. */
  public record State(long sum) {}

  /** A call with its reply. */
  public sealed interface Call {}

  /** Adds {@code amount}, which may be negative. */
  public record Add(long amount) implements Call {}

  /** Returned {@code sum}. */
  public record Read(long sum) implements Call {}

  @Override
  public State initial() {
    return new State(0);
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Add add -> new State(state.sum + add.amount);
      case Read read -> state.sum == read.sum ? state : null;
    };
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Read;
  }
}
