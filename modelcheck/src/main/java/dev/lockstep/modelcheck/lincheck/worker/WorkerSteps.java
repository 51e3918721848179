package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the answered operations of a scenario mean to an {@link EagerWorker}. */
final class WorkerSteps {
  private final List<Step<EagerWorker.Event>> steps = new ArrayList<>();
  private final boolean atOnce;
  private final boolean runnerBroken;
  private final boolean timerBroken;
  private int number; // of the operation that is added

  /**
   * The steps of {@code operations}.
   *
   * @param atOnce whether a message is handled before the operation that sent it returns; else it is handled at any
   *     time, or when it is too late, which changes nothing
   */
  WorkerSteps(List<Operation> operations, boolean atOnce) {
    this.atOnce = atOnce;
    this.runnerBroken = has(operations, "breakRunner");
    this.timerBroken = has(operations, "breakTimer");
    for (number = 0; number < operations.size(); number++) {
      add(operations.get(number));
    }
  }

  List<Step<EagerWorker.Event>> all() {
    return List.copyOf(steps);
  }

  private static boolean has(List<Operation> operations, String name) {
    return operations.stream().anyMatch(operation -> operation.name().equals(name));
  }

  /** The message that an operation sends, if it sends one. */
  static EagerWorker.@Nullable Message message(Operation operation) {
    String request = String.valueOf(operation.argument().get("argument"));
    Object answer = operation.result().get("value");
    return switch (operation.name()) {
      case "accept", "acceptLimited", "post", "postLimited", "send", "sendLimited" ->
          new EagerWorker.Post(request, false);
      case "letWait", "postPatiently" -> new EagerWorker.Post(request, true);
      case "cancel" -> sent(answer, new EagerWorker.Cancel(request));
      case "run", "work" -> answer instanceof String ran ? new EagerWorker.Ended(ran, ran.startsWith("e")) : null;
      case "deadline" -> sent(answer, new EagerWorker.Deadline(request));
      case "patienceEnds" -> sent(answer, new EagerWorker.Patience(request));
      case "graceEnds" -> sent(answer, new EagerWorker.Grace());
      case "lingerEnds" -> sent(answer, new EagerWorker.Linger());
      case "close", "beginShutdown", "shutdown" -> new EagerWorker.Close(false);
      case "closeNow", "shutdownNow" -> new EagerWorker.Close(true);
      case "crash" -> new EagerWorker.Crash();
      default -> null;
    };
  }

  private static EagerWorker.@Nullable Message sent(@Nullable Object answer, EagerWorker.Message message) {
    return Boolean.TRUE.equals(answer) ? message : null;
  }

  /** What an operation was told, if it waited for a reply. */
  static EagerWorker.@Nullable Event answer(Operation operation) {
    String request = String.valueOf(operation.argument().get("argument"));
    if (!(operation.result().get("value") instanceof String told)) {
      return null;
    }
    return switch (operation.name()) {
      case "accept", "acceptLimited", "post", "postLimited", "admitted" -> new EagerWorker.Admitted(request, told);
      case "outcome", "settled", "told" -> new EagerWorker.Settled(request, told);
      case "status", "query" -> new EagerWorker.Status(told);
      case "shutdown", "shutdownNow", "report" -> new EagerWorker.Report(told);
      case "interrupted" -> new EagerWorker.Interrupted(told);
      default -> null;
    };
  }

  private void add(Operation operation) {
    EagerWorker.Message message = message(operation);
    EagerWorker.Event answer = answer(operation);
    if (message != null) {
      boolean handled = atOnce || answer != null || message instanceof EagerWorker.Crash;
      steps.add(handled ? answered(operation, message) : sometime(operation, message));
      if (message instanceof EagerWorker.Post(String request, boolean patient)) {
        seamsFail(operation, request);
      }
    }
    if (answer != null) {
      steps.add(answered(operation, answer));
    }
  }

  /** What reaches the worker of a request whose execution cannot start, or whose alarm cannot be armed. */
  private void seamsFail(Operation operation, String request) {
    if (runnerBroken) {
      steps.add(sometime(operation, new EagerWorker.Ended(request, true)));
    }
    if (timerBroken) {
      steps.add(sometime(operation, new EagerWorker.Deadline(request)));
    }
  }

  private Step<EagerWorker.Event> answered(Operation operation, EagerWorker.Event event) {
    return new Step<>(event, operation.invocation(), operation.latest(), number);
  }

  private Step<EagerWorker.Event> sometime(Operation operation, EagerWorker.Message message) {
    return new Step<>(message, operation.invocation(), Operation.NEVER, number);
  }
}
