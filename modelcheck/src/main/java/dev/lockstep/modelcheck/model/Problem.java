package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.util.List;
import java.util.Map;

/**
 * A question for the checker: can all required steps be placed, each in its interval, so that the specification allows
 * the sequence?
 *
 * @param specification what is right
 * @param steps in the order of their operations
 * @param order for some calls, another one that precedes them in every legal sequence; known beforehand it shortens the
 *     search, and changes no verdict
 */
public record Problem<S, C>(SequentialSpecification<S, C> specification, List<Step<C>> steps, Map<C, C> order) {
  /** The models that {@link #of} knows. */
  public static final List<String> MODELS = List.of("append-kv", "cas-register", "counter", "register", "worker");

  /** Copies the map; the list is not to be changed. */
  public Problem {
    order = Map.copyOf(order);
  }

  /**
   * Whether {@code history} is linearizable with respect to the model that its header names.
   *
   * @throws HistoryFormatException when it names none of {@link #MODELS}, or holds what the model does not know
   */
  public static Problem<?, ?> of(History history) throws HistoryFormatException {
    return switch (history.header().model()) {
      case "append-kv" -> plain(new AppendKv(), new AppendKvDecoder(), history);
      case "cas-register" -> plain(new CasRegister(), new CasRegisterDecoder(), history);
      case "counter" -> plain(new Counter(), new CounterDecoder(), history);
      case "register" -> plain(new Register(), new RegisterDecoder(), history);
      case "worker" -> of(WorkerDecoder.decode(history));
      default ->
          throw new HistoryFormatException(
              history.source(),
              1,
              "the model \"" + history.header().model() + "\" is unknown: " + String.join(", ", MODELS));
    };
  }

  /** Whether a worker's history is linearizable. */
  public static Problem<Worker.State, Worker.Call> of(WorkerLog log) {
    return WorkerOrder.narrow(log.header().specification(), List.copyOf(new WorkerSteps(log)));
  }

  /** The same question as {@link #of}, with nothing known beforehand. */
  public static Problem<?, ?> plain(History history) throws HistoryFormatException {
    if (!history.header().model().equals("worker")) {
      return of(history);
    }
    WorkerLog log = WorkerDecoder.decode(history);
    return new Problem<>(log.header().specification(), List.copyOf(new WorkerSteps(log)), Map.of());
  }

  private static <S, C> Problem<S, C> plain(
      SequentialSpecification<S, C> specification, Decoder<C> decoder, History history) throws HistoryFormatException {
    new Fields(history.source(), 1, history.header().parameters()).end(); // these models take no parameters
    return new Problem<>(specification, decoder.decode(history), Map.of());
  }
}
