package dev.lockstep.spec.evidence;

/**
 * The broken subject that an engine was shown in the same run, to see whether the engine is awake. An engine's passes
 * count only when its canary was caught.
 *
 * @param name the negative control's id
 * @param caught whether the engine reported the violation
 * @param detail one line: what was seen, or why nothing was
 */
public record Canary(String name, boolean caught, String detail) {
  public Canary {
    Require.text(name, "name");
    Require.text(detail, "detail");
  }
}
