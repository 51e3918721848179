package dev.lockstep.spec.tlc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one run of TLC said.
 *
 * @param ended how it ended; empty if it was stopped at its time limit
 * @param exitCode the process's exit status, -1 if it was stopped
 * @param states states generated, repetitions included
 * @param distinctStates distinct states found
 * @param statesLeft distinct states found and not explored
 * @param depth depth of the complete search, in states; 0 if it did not complete
 * @param counterexample the violation, if TLC found one
 * @param errors what else TLC complained of, each on one line
 * @param took from the start of the process to its end
 */
public record TlcResult(
    Optional<TlcExit> ended,
    int exitCode,
    long states,
    long distinctStates,
    long statesLeft,
    long depth,
    Optional<Counterexample> counterexample,
    List<String> errors,
    Duration took) {
  public TlcResult {
    errors = List.copyOf(errors);
  }

  /** Why this run did not search everything without a violation; empty if it did. */
  public Optional<String> trouble() {
    if (ended.isEmpty()) {
      return Optional.of("TLC was stopped at its time limit, after " + took.toMillis() + " ms");
    }
    if (ended.get() != TlcExit.OK || statesLeft != 0) {
      return Optional.of("TLC ended with " + exitCode + " (" + ended.get().meaning() + ")"
          + (errors.isEmpty() ? "" : ": " + errors.getFirst()));
    }
    return Optional.empty();
  }
}
