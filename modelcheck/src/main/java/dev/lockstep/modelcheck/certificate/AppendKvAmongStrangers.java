package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store of texts of whose operations only few are looked at. The others, strangers, may append what they would
 * append, as often as that suits; a stranger's put may change a text into any. So it allows all that a store can do,
 * and more: what is illegal here is illegal. Between two gets the text is only known as far as its beginning and what
 * was appended since: what strangers appended in between is found when the text is read.
 */
final class AppendKvAmongStrangers
    implements SequentialSpecification<AppendKvAmongStrangers.State, AppendKvAmongStrangers.Call> {
  /**
   * The text as far as it is known: these pieces in this order, and strangers' pieces before and after each but the
   * first.
   */
  record State(List<String> pieces) {}

  /**
   * A step.
   *
   * @param value what it puts, appends or returned
   * @param pieces what strangers that were called by then append; only of a get
   * @param put whether one of them puts
   */
  record Call(String name, String key, String value, List<String> pieces, boolean put) {}

  @Override
  public State initial() {
    return new State(List.of(""));
  }

  @Override
  public @Nullable State step(State state, Call call) {
    switch (call.name) {
      case "put" -> {
        return new State(List.of(call.value));
      }
      case "append" -> {
        List<String> pieces = new ArrayList<>(state.pieces);
        pieces.add(call.value);
        return new State(List.copyOf(pieces));
      }
      default -> {
        boolean possible =
            call.put || call.value.startsWith(state.pieces.get(0))
                && matches(call.value, state.pieces.get(0).length(), state.pieces, 1, call.pieces);
        return possible ? new State(List.of(call.value)) : null;
      }
    }
  }

  /** Whether the rest of the text is the known pieces from {@code next} on, with strangers' pieces between. */
  private static boolean matches(String text, int from, List<String> known, int next, List<String> strangers) {
    boolean[][] reachable = new boolean[known.size() - next + 1][text.length() + 1];
    reachable[0][from] = true;
    for (int k = 0; k < reachable.length; k++) {
      for (int at = from; at <= text.length(); at++) {
        if (reachable[k][at]) {
          if (k + 1 < reachable.length && text.startsWith(known.get(next + k), at)) {
            reachable[k + 1][at + known.get(next + k).length()] = true;
          }
          for (String piece : strangers) {
            if (text.startsWith(piece, at)) {
              reachable[k][at + piece.length()] = true;
            }
          }
        }
      }
    }
    return reachable[reachable.length - 1][text.length()];
  }

  @Override
  public boolean readOnly(Call call) {
    return false; // a get makes the text known
  }

  @Override
  public Object partition(Call call) {
    return call.key;
  }

  /** The kept operations of a history of a store. */
  static List<Step<Call>> steps(History history, BitSet kept) {
    return KeptSteps.of(history, kept, operation -> call(history, kept, operation));
  }

  private static Call call(History history, BitSet kept, Operation operation) {
    String key = text(operation, "key");
    if (!operation.name().equals("get")) {
      return new Call(operation.name(), key, text(operation, "value"), List.of(), false);
    }
    List<String> pieces = new ArrayList<>();
    boolean put = false;
    for (int i = 0; i < history.operations().size(); i++) {
      Operation other = history.operations().get(i);
      boolean stranger = !kept.get(i) && other.invocation() <= operation.response() && text(other, "key").equals(key);
      put |= stranger && other.name().equals("put");
      if (stranger && other.name().equals("append")) {
        pieces.add(text(other, "value"));
      }
    }
    return new Call("get", key, String.valueOf(operation.result().get("value")), pieces, put);
  }

  private static String text(Operation operation, String field) {
    return String.valueOf(operation.argument().get(field));
  }
}
