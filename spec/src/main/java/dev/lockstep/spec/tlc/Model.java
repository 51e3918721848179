package dev.lockstep.spec.tlc;

import dev.lockstep.spec.evidence.Tier;
import java.util.List;

/**
 * One model: a module of {@code spec/tla} with one configuration.
 *
 * @param config the configuration's name, which is the model's; without {@code .cfg}
 * @param module the root module's name, without {@code .tla}
 * @param expected what TLC must say
 * @param rules ids of the rules that the model is about: those that its properties state or, for a model that must be
 *     violated, those whose check it keeps honest
 * @param tier the smallest tier that runs it
 */
public record Model(String config, String module, Expectation expected, List<String> rules, Tier tier) {
  public Model {
    rules = List.copyOf(rules);
  }

  /**
   * A model that must hold.
   *
   * @param distinctStates how many distinct states it has
   * @param rules ids of the rules that its properties state
   */
  static Model holds(String config, String module, long distinctStates, Tier tier, String... rules) {
    return new Model(config, module, new Expectation.Holds(distinctStates), List.of(rules), tier);
  }

  /** A negative control: a broken twin, in a module and a configuration of the same name, that violates the property. */
  static Model control(String name, TlcExit exit, String property, Tier tier) {
    return new Model(name, name, new Expectation.Violated(exit, property),
        List.of(PropertyName.rule(property).orElseThrow()), tier);
  }

  /**
   * A witness: something that must be reachable is claimed to be not, so that a property about it does not hold for
   * want of anything to say.
   *
   * @param rules ids of the rules whose properties it keeps from holding vacuously
   */
  static Model witness(String config, String module, String property, Tier tier, String... rules) {
    return new Model(config, module, new Expectation.Violated(TlcExit.INVARIANT, property), List.of(rules), tier);
  }

  @Override
  public String toString() {
    return config;
  }
}
