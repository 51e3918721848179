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

  @Override
  public String toString() {
    return config;
  }
}
