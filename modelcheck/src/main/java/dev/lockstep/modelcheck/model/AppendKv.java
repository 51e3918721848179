package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.Nullable;

/**
 * A key-value store of texts: put replaces, append adds at the end, get returns; every text is empty at first. Keys are
 * independent, so each is a partition, and the state is the text of one key.
 */
public final class AppendKv implements SequentialSpecification<AppendKv.State, AppendKv.Call> {
  /** The text of the key. */
  public record State(SharedText text) {}

  /** A call with its reply. */
  public sealed interface Call {
    /** The key that it concerns. */
    String key();
  }

  /** Replaces the text. */
  public record Put(String key, String value) implements Call {}

  /** Adds at the end of the text. */
  public record Append(String key, String value) implements Call {}

  /** Returned {@code value}. */
  public record Get(String key, String value) implements Call {}

  @Override
  public State initial() {
    return new State(SharedText.EMPTY);
  }

  @Override
  public @Nullable State step(State state, Call call) {
    return switch (call) {
      case Put put -> new State(SharedText.EMPTY.append(put.value));
      case Append append -> new State(state.text.append(append.value));
      case Get get -> state.text.contentEquals(get.value) ? state : null;
    };
  }

  @Override
  public boolean readOnly(Call call) {
    return call instanceof Get;
  }

  @Override
  public Object partition(Call call) {
    return call.key();
  }
}
