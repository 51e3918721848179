package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/** One run of one engine on one subject. */
public record Task(EngineSpec engine, String subject) {

  /** The name of the evidence file. */
  public String fileName() {
    return engine.name() + "-" + subject.replaceAll("[^A-Za-z0-9.-]", "_") + ".json";
  }

  /**
   * What came of it.
   *
   * @param evidence what the engine left; null if nothing
   * @param problem why there is no evidence; null if there is
   * @param millis how long it took
   */
  public record Result(Task task, @Nullable Evidence evidence, @Nullable String problem, long millis) {}
}
