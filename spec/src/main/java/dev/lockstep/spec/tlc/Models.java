package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;
import java.util.stream.Stream;

/** The table of all models. {@code spec/tla/README.md} says what each is for. */
public final class Models {
  /** The engine's canary: a worker whose owner processes requests itself, and so leaves queries unanswered. */
  public static final Model INLINE_OWNER = WorkerModels.INLINE_OWNER;

  /** Shows that a reply with a request in flight is reachable; else W6 would hold of a worker that does nothing. */
  public static final Model WITNESS = WorkerModels.WITNESS;

  private static final List<Model> ALL =
      Stream.of(Family.values()).flatMap(family -> family.models().stream()).toList();

  private Models() {}

  /** Every model, family by family. */
  public static List<Model> all() {
    return ALL;
  }

  /** The models that a run of this tier checks. */
  public static List<Model> of(Tier tier) {
    return ALL.stream().filter(model -> model.tier().compareTo(tier) <= 0).toList();
  }
}
