package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/** One run of one engine on one subject. */
public record Task(EngineSpec engine, String subject) {
  private static final String EVIDENCE = ".json";
  private static final String LOG = ".log";

  /** What the names of all its files begin with. */
  String stem() {
    return engine.name() + "-" + subject.replaceAll("[^A-Za-z0-9.-]", "_");
  }

  /** The name of the evidence file. */
  public String fileName() {
    return stem() + EVIDENCE;
  }

  /** The name of the file with all that the engine printed. */
  String logName() {
    return stem() + LOG;
  }

  /** Whether a file of this name is evidence, of any task. */
  static boolean isEvidence(String name) {
    return name.endsWith(EVIDENCE);
  }

  /** The stem of the task whose evidence has this name. */
  static String stemOf(String evidence) {
    return evidence.substring(0, evidence.length() - EVIDENCE.length());
  }

  /** Whether a file of this name may be one of the task with this stem. */
  static boolean belongs(String name, String stem) {
    return name.startsWith(stem + ".") || name.startsWith(stem + "-");
  }

  /**
   * What came of it.
   *
   * @param evidence what the engine left; null if nothing
   * @param problem why there is no evidence; null if there is
   * @param millis how long it took
   */
  public record Result(Task task, @Nullable Evidence evidence, @Nullable String problem, long millis) {

    /** Evidence that was left in the task's place; that of some other run is none. */
    static Result of(Task task, Evidence evidence, GateRequest request, long millis) {
      boolean own =
          evidence.engine().equals(task.engine().name())
              && evidence.subject().equals(task.subject())
              && evidence.tier() == request.tier()
              && evidence.seed().equals(request.seed())
              && evidence.control() == null;
      return own
          ? new Result(task, Replays.in(evidence, request.classPath()), null, millis)
          : new Result(task, null, "left evidence of another run: " + task.fileName(), millis);
    }
  }
}
