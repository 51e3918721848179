package dev.lockstep.spec.tlc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a model is about; each family is a check of its own, so that a rule's evidence says where it comes from. */
public enum Family {
  WORKER(WorkerModels.all(), MutexModels.all()),
  BROADCAST(BroadcastModels.all()),
  SUPERVISOR(SupervisorModels.all());

  private final List<Model> models;

  @SafeVarargs
  Family(List<Model>... tables) {
    this.models = Stream.of(tables).flatMap(List::stream).toList();
  }

  /** Its models: in each table those that must be violated first, then those that must hold. */
  public List<Model> models() {
    return models;
  }

  /** The id of its check. */
  public String check() {
    return "tlc." + name().toLowerCase(Locale.ROOT);
  }

  /** The rules that its models are about. */
  List<String> rules() {
    return models.stream().flatMap(model -> model.rules().stream()).distinct().toList();
  }
}
