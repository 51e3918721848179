package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Broadcast;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broadcast is the model of the same name. Its subscribers are numbered in the order in which they joined. */
public final class BroadcastVerifier extends ModelVerifier<Broadcast.State, Broadcast.Call> {
  /** Called by Lincheck. */
  public BroadcastVerifier(Class<?> operations) {}

  @Override
  protected Problem<Broadcast.State, Broadcast.Call> problem(List<Operation> operations) {
    List<String> names =
        operations.stream().filter(o -> o.name().equals("subscribe")).map(BroadcastVerifier::argument).toList();
    return new Problem<>(
        new Broadcast(), operations.stream().map(o -> Step.of(o, call(o, names.indexOf(argument(o))))).toList(), Map.of());
  }

  private static String argument(Operation operation) {
    return String.valueOf(operation.argument().get("argument"));
  }

  private static Broadcast.Call call(Operation operation, int subscriber) {
    Object answer = operation.result().get("value");
    return switch (operation.name()) {
      case "subscribe" -> new Broadcast.Subscribe(policy(argument(operation)), 1);
      case "publish", "publishInTheEnd" ->
          new Broadcast.Publish(Broadcast.Publication.valueOf(String.valueOf(answer)));
      case "close" -> new Broadcast.Close(0);
      case "closeKeeping" -> new Broadcast.Close(1);
      case "unsubscribe" -> new Broadcast.Unsubscribe(subscriber);
      default -> new Broadcast.Take(subscriber, reply(answer));
    };
  }

  private static Broadcast.Policy policy(String name) {
    return switch (name) {
      case "block" -> Broadcast.Policy.BLOCK;
      case "drop" -> Broadcast.Policy.DROP_OLDEST;
      default -> Broadcast.Policy.CUT_OFF;
    };
  }

  private static Broadcast.Reply reply(@Nullable Object answer) {
    if (!(answer instanceof String told)) {
      return new Broadcast.Nothing();
    }
    String[] words = told.split(" ");
    return switch (words[0]) {
      case "value" -> new Broadcast.Value(Long.parseLong(words[1]));
      case "dropped" -> new Broadcast.Dropped(Long.parseLong(words[1]));
      default -> new Broadcast.Ended(Broadcast.Why.valueOf(words[1]));
    };
  }
}
