package dev.lockstep.spec.rules;

import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Every rule of the contract, in the order of {@code RULES.md}, with the checks that each requires.
 *
 * <p>Immutable.
 */
public final class RuleTable {
  /** Where the table lies on the class path. */
  public static final String RESOURCE = "/dev/lockstep/spec/rules.json";

  private final List<Rule> rules;

  private RuleTable(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The table that ships with the kit. */
  public static RuleTable load() throws RuleTableException {
    try (InputStream in = RuleTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new RuleTableException("rule table " + RESOURCE + " is not on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new RuleTableException("rule table " + RESOURCE + " cannot be read: " + unreadable, unreadable);
    }
  }

  /**
   * Reads a table from its JSON text ({@code schemas/rules.schema.json}).
   *
   * @throws RuleTableException if it is malformed, empty, lists a rule twice, or has a rule without an intent, or one
   *     with neither a required check nor a reason why it is unchecked
   */
  public static RuleTable parse(String json) throws RuleTableException {
    try {
      return new RuleTable(RuleTableJson.decode(StrictJson.parse(json)));
    } catch (JsonFormatException malformed) {
      throw new RuleTableException("rule table: " + malformed.getMessage(), malformed);
    }
  }

  /** All rules, in order. */
  public List<Rule> rules() {
    return rules;
  }

  /** The rule with this id, if there is one. */
  public Optional<Rule> find(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rules that require a check of this engine. */
  public List<Rule> requiring(String engine) {
    return rules.stream()
        .filter(rule -> rule.required().stream().anyMatch(check -> check.engine().equals(engine)))
        .toList();
  }

  /** The engines that the table requires, in the order of their first rule. */
  public List<String> engines() {
    return rules.stream()
        .flatMap(rule -> rule.required().stream())
        .map(RequiredCheck::engine)
        .distinct()
        .toList();
  }
}
