package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter of whose operations only few are looked at. The others, strangers, may add what they would add, or not,
 * as it suits; all that is known is how much they can add, and take, by a certain time. So it allows all that a
 * counter can do, and more: what is illegal here is illegal. (Sums are those of whole numbers here. A history whose
 * sums leave the range of {@code long} is beyond it.)
 */
final class CounterAmongStrangers
    implements SequentialSpecification<CounterAmongStrangers.State, CounterAmongStrangers.Call> {
  private final long initial;

  /**
   * The state.
   *
   * @param known the initial sum and all that known operations have added
   * @param least what the sum is at least, as far as reads and what strangers cannot take say
   * @param most what it is at most
   */
  record State(BigInteger known, @Nullable BigInteger least, @Nullable BigInteger most) {}

  /**
   * A step.
   *
   * @param amount what it adds
   * @param read what it returned; null: it reads nothing
   * @param adds how much strangers that began by then can add
   * @param takes how much they can take
   */
  record Call(long amount, @Nullable Long read, BigInteger adds, BigInteger takes) {}

  CounterAmongStrangers(long initial) {
    this.initial = initial;
  }

  @Override
  public State initial() {
    return new State(BigInteger.valueOf(initial), null, null);
  }

  @Override
  public @Nullable State step(State state, Call call) {
    if (call.read == null) {
      BigInteger amount = BigInteger.valueOf(call.amount);
      return new State(state.known.add(amount), plus(state.least, amount), plus(state.most, amount));
    }
    BigInteger read = BigInteger.valueOf(call.read);
    BigInteger strangers = read.subtract(state.known);
    boolean possible = strangers.compareTo(call.adds) <= 0 && strangers.negate().compareTo(call.takes) <= 0;
    boolean grew = call.takes.signum() > 0 || state.least == null || read.compareTo(state.least) >= 0;
    boolean shrank = call.adds.signum() > 0 || state.most == null || read.compareTo(state.most) <= 0;
    return possible && grew && shrank ? new State(state.known, read, read) : null;
  }

  private static @Nullable BigInteger plus(@Nullable BigInteger bound, BigInteger amount) {
    return bound == null ? null : bound.add(amount);
  }

  @Override
  public boolean readOnly(Call call) {
    return false; // a read makes the bounds sharper
  }

  /** The kept operations of a history of a counter. */
  static List<Step<Call>> steps(History history, BitSet kept) {
    return KeptSteps.of(history, kept, operation -> call(history, kept, operation));
  }

  private static Call call(History history, BitSet kept, Operation operation) {
    if (!operation.name().equals("read")) {
      return new Call(amount(operation), null, BigInteger.ZERO, BigInteger.ZERO);
    }
    BigInteger adds = BigInteger.ZERO;
    BigInteger takes = BigInteger.ZERO;
    for (int i = 0; i < history.operations().size(); i++) {
      Operation other = history.operations().get(i);
      if (!kept.get(i) && other.invocation() <= operation.response() && !other.name().equals("read")) {
        BigInteger amount = BigInteger.valueOf(amount(other));
        adds = adds.add(amount.max(BigInteger.ZERO));
        takes = takes.add(amount.negate().max(BigInteger.ZERO));
      }
    }
    return new Call(0, (Long) operation.result().get("value"), adds, takes);
  }

  private static long amount(Operation operation) {
    return operation.name().equals("inc") || !(operation.argument().get("value") instanceof Long amount) ? 1 : amount;
  }
}
