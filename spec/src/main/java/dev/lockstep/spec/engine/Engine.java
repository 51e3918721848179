package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Tier;
import java.time.Duration;
import java.util.List;

/**
 * One independent way of checking rules. An engine runs in a process of its own, through {@link EngineMain}, and
 * leaves one evidence file.
 */
public interface Engine {
  /** The engine's name: kebab-case, and the part before the dot in the ids of its checks. */
  String name();

  /** Every check that this engine has, by rule; the same list on each call, and never empty. */
  List<Check> checks();

  /**
   * Checks the subject that the request names, for the rules that it asks for, and reports one finding for each of its
   * checks on them. A check that reported nothing when this method returns or throws is <em>unknown</em>.
   *
   * <p>Called once, on the thread that entered {@link EngineMain#run}. It keeps to the request's budget by itself.
   *
   * @throws UsageException if the request cannot be carried out as it stands, for instance an unknown subject
   * @throws Exception if the engine could not do its work
   */
  void run(EngineRequest request, Report report) throws Exception;

  /** The budget of a run that was given none. */
  default Duration defaultBudget(Tier tier) {
    return switch (tier) {
      case QUICK -> Duration.ofSeconds(10);
      case FULL -> Duration.ofSeconds(60);
      case DEEP -> Duration.ofSeconds(600);
    };
  }

  /**
   * One check on one rule.
   *
   * @param rule the rule's id
   * @param id the check's id, {@code engine.kebab-name}; one id may stand for several rules
   */
  record Check(String rule, String id) {}
}
