package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Lanes;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** An inbox is its lanes: what concerns all of them happens to each within the call, not to all at one instant. */
public final class InboxVerifier extends ModelVerifier<Lanes.State, Lanes.Call> {
  private static final List<String> LANES =
      Arrays.stream(InboxOperations.Lane.values()).map(Enum::name).toList();

  /** Called by Lincheck. */
  public InboxVerifier(Class<?> operations) {}

  @Override
  protected Problem<Lanes.State, Lanes.Call> problem(List<Operation> operations) {
    return new Problem<>(new Lanes(), operations.stream().flatMap(InboxVerifier::steps).toList(), Map.of());
  }

  private static Stream<Step<Lanes.Call>> steps(Operation operation) {
    Object answer = operation.result().get("value");
    return switch (operation.name()) {
      case "offer" -> {
        String message = String.valueOf(operation.argument().get("argument"));
        boolean sent = Boolean.TRUE.equals(answer);
        yield Stream.of(
            Step.of(operation, sent ? new Lanes.Sent(lane(message), message) : new Lanes.Refused(lane(message))));
      }
      case "poll" -> answer instanceof String message
          ? Stream.of(Step.of(operation, new Lanes.Received(lane(message), message)))
          : everywhere(operation, Lanes.Empty::new);
      default -> everywhere(operation, Lanes.Close::new);
    };
  }

  private static Stream<Step<Lanes.Call>> everywhere(Operation operation, Function<String, Lanes.Call> call) {
    return LANES.stream().map(lane -> Step.of(operation, call.apply(lane)));
  }

  private static String lane(String message) {
    return message.substring(0, 1);
  }
}
