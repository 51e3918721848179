package dev.lockstep.spec.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the rule table and refuses one that could make a rule pass unnoticed. */
final class RuleTableJson {
  private static final List<String> RULE_FIELDS =
      List.of("id", "title", "must", "intent", "gated", "required", "unchecked", "controls");
  private static final List<String> CHECK_FIELDS = List.of("check", "engine", "subjects", "minimum");
  private static final String RULE_ID = "[A-Z][0-9]+[a-z]?";
  private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private RuleTableJson() {}

  static List<Rule> decode(JsonNode document) throws JsonFormatException {
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonObject object : JsonObject.rootArray(document)) {
      Rule rule = rule(object);
      if (!ids.add(rule.id())) {
        throw new JsonFormatException("rule " + rule.id() + " stands there twice");
      }
      rules.add(rule);
    }
    if (rules.isEmpty()) {
      throw new JsonFormatException("there is no rule");
    }
    return rules;
  }

  private static Rule rule(JsonObject object) throws JsonFormatException {
    object.allowOnly(RULE_FIELDS);
    List<RequiredCheck> required = new ArrayList<>();
    for (JsonObject check : object.objects("required")) {
      required.add(check(check));
    }
    Rule rule = new Rule(
        matching(object, "id", RULE_ID), object.text("title"), object.text("must"), object.text("intent"),
        object.flag("gated"), required, object.optionalText("unchecked"), object.texts("controls"));
    requireSound(rule);
    return rule;
  }

  private static RequiredCheck check(JsonObject object) throws JsonFormatException {
    object.allowOnly(CHECK_FIELDS);
    String label = object.text("subjects");
    Subjects subjects = Subjects.ofLabel(label).orElseThrow(() -> new JsonFormatException(
        object.path() + ".subjects '" + label + "' is none of workers, channel-workers, pools, design, any"));
    String engine = matching(object, "engine", KEBAB);
    RequiredCheck check = new RequiredCheck(object.text("check"), engine, subjects, object.counts("minimum"));
    if (!check.check().matches(KEBAB + "\\.[a-z0-9]+(-[a-z0-9]+)*") || !check.check().startsWith(engine + ".")) {
      throw new JsonFormatException(
          object.path() + ".check '" + check.check() + "' is not of the form " + engine + ".kebab-name");
    }
    if (check.minimum().isEmpty() || check.minimum().containsValue(0L)) {
      throw new JsonFormatException(object.path() + ".minimum must ask for something: no pass on nothing");
    }
    return check;
  }

  private static void requireSound(Rule rule) throws JsonFormatException {
    if (rule.required().isEmpty() && rule.unchecked() == null) {
      throw new JsonFormatException("rule " + rule.id() + " has neither a required check nor a reason in 'unchecked'");
    }
    if (!rule.required().isEmpty() && rule.unchecked() != null) {
      throw new JsonFormatException("rule " + rule.id() + " has required checks and is called unchecked");
    }
    Set<String> checks = new HashSet<>();
    for (RequiredCheck check : rule.required()) {
      if (!checks.add(check.check())) {
        throw new JsonFormatException("rule " + rule.id() + " requires " + check.check() + " twice");
      }
    }
    if (new HashSet<>(rule.controls()).size() != rule.controls().size()) {
      throw new JsonFormatException("rule " + rule.id() + " lists a control twice");
    }
  }

  private static String matching(JsonObject object, String field, String form) throws JsonFormatException {
    String text = object.text(field);
    if (!text.matches(form)) {
      throw new JsonFormatException(field + " '" + text + "' in " + object.path() + " is malformed");
    }
    return text;
  }
}
