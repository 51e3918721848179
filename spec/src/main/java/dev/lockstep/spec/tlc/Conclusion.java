package dev.lockstep.spec.tlc;

import java.util.List;
import java.util.Optional;

/** What a run of TLC says about its model, measured against what was expected. */
public sealed interface Conclusion {
  /** TLC said what was expected. */
  record AsExpected() implements Conclusion {}

  /**
   * The model has a behaviour that it must not have.
   *
   * @param rules ids of the rules that are violated
   * @param seen one line
   */
  record Violation(List<String> rules, String seen) implements Conclusion {}

  /**
   * The run says nothing about the rules of the model.
   *
   * @param reason one line
   */
  record Undecided(String reason) implements Conclusion {}

  /** Judges a result. */
  static Conclusion of(Model model, TlcResult result) {
    if (result.ended().isEmpty()) {
      return new Undecided(model + ": TLC was stopped at its time limit, after " + result.took().toMillis() + " ms");
    }
    TlcExit exit = result.ended().get();
    return switch (model.expected()) {
      case Expectation.Holds expected -> holds(model, expected, exit, result);
      case Expectation.Violated expected -> violated(model, expected, exit, result);
    };
  }

  private static Conclusion holds(Model model, Expectation.Holds expected, TlcExit exit, TlcResult result) {
    if (exit.isViolation()) {
      return violation(model, exit, result.counterexample());
    }
    if (exit != TlcExit.OK) {
      return unexpected(model, result);
    }
    if (result.statesLeft() != 0) {
      return new Undecided(model + ": TLC left " + result.statesLeft() + " states unexplored");
    }
    if (result.distinctStates() != expected.distinctStates()) {
      return new Undecided(model + ": " + result.distinctStates() + " distinct states, but the table says "
          + expected.distinctStates() + ": the specification changed");
    }
    return new AsExpected();
  }

  private static Conclusion violation(Model model, TlcExit exit, Optional<Counterexample> counterexample) {
    List<String> rules = counterexample.flatMap(found -> PropertyName.rule(found.property()))
        .filter(model.rules()::contains)
        .map(List::of)
        .orElse(model.rules());
    return new Violation(rules, model + ": " + counterexample.map(Counterexample::summary).orElse(exit.meaning()));
  }

  private static Conclusion violated(Model model, Expectation.Violated expected, TlcExit exit, TlcResult result) {
    Optional<String> found = result.counterexample().map(Counterexample::property);
    if (exit == expected.exit() && found.equals(Optional.of(expected.property()))) {
      return new AsExpected();
    }
    if (exit == TlcExit.OK) {
      return new Undecided(model + ": " + expected.property() + " should be violated, and TLC found that it holds");
    }
    return unexpected(model, result);
  }

  private static Conclusion unexpected(Model model, TlcResult result) {
    TlcExit expected = model.expected().exit();
    String complaint = result.counterexample().map(Counterexample::summary)
        .orElse(result.errors().isEmpty() ? "" : result.errors().getFirst());
    return new Undecided(model + ": TLC ended with " + result.exitCode() + " ("
        + result.ended().map(TlcExit::meaning).orElse("stopped") + ") instead of " + expected.code() + " ("
        + expected.meaning() + ")" + (complaint.isEmpty() ? "" : ": " + complaint));
  }
}
