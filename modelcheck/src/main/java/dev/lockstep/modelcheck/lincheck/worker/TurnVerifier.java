package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A worker whose owner takes single turns: an operation sends, a turn handles, nothing happens between. */
public final class TurnVerifier extends ModelVerifier<OwnerInTurns.State, OwnerInTurns.Event> {
  /** Called by Lincheck. */
  public TurnVerifier(Class<?> operations) {}

  @Override
  protected Problem<OwnerInTurns.State, OwnerInTurns.Event> problem(List<Operation> operations) {
    OwnerInTurns owner = new OwnerInTurns(WorkerOperations.CAPACITY);
    List<Step<OwnerInTurns.Event>> steps = new ArrayList<>(operations.stream().flatMap(TurnVerifier::steps).toList());
    operations.stream().filter(operation -> operation.name().equals("answer")).forEach(answer -> {
      Operation question = operations.stream().filter(o -> o.name().equals("ask")).findFirst().orElseThrow();
      EagerWorker.Event told = new EagerWorker.Status(String.valueOf(answer.result().get("value")));
      steps.add(new Step<>(
          new OwnerInTurns.Seen(told), question.invocation(), answer.latest(), operations.indexOf(answer)));
    });
    return new Problem<>(owner, steps, Map.of());
  }

  private static Stream<Step<OwnerInTurns.Event>> steps(Operation operation) {
    Stream.Builder<OwnerInTurns.Event> events = Stream.builder();
    EagerWorker.Message message = WorkerSteps.message(operation);
    if (message != null) {
      events.add(new OwnerInTurns.Sent(message));
    }
    handled(operation).forEach(name -> events.add(new OwnerInTurns.Handled(name)));
    EagerWorker.Event answer = WorkerSteps.answer(operation);
    if (answer != null) {
      events.add(new OwnerInTurns.Seen(answer));
    }
    return events.build().map(event -> Step.of(operation, event));
  }

  /**
   * What the owner did: of a turn it is the answer; before the others begin, it handles what was sent. A question
   * changes nothing.
   */
  private static List<String> handled(Operation operation) {
    String request = String.valueOf(operation.argument().get("argument"));
    return switch (operation.name()) {
      case "accept", "acceptLimited", "letWait" -> List.of("Post " + request);
      case "beginShutdown" -> List.of("Close");
      case "turn", "rest" ->
          Arrays.stream(String.valueOf(operation.result().get("value")).split(", "))
              .filter(step -> !step.isEmpty() && !step.equals("Query"))
              .toList();
      default -> List.of();
    };
  }
}
