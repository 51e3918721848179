package dev.lockstep.spec.tlc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a model is about; each family is a check of its own, so that a rule's evidence says where it comes from. */
public enum Family {
  WORKER("The worker", Stream.concat(WorkerModels.all().stream(), MutexModels.all().stream()).toList()),
  BROADCAST("Watch and broadcast", BroadcastModels.all()),
  SUPERVISOR("The supervisor", SupervisorModels.all());

  private final String title;
  private final List<Model> models;

  Family(String title, List<Model> models) {
    this.title = title;
    this.models = models;
  }

  /** A heading for a person. */
  String title() {
    return title;
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
