package dev.lockstep.modelcheck.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.evidence.Finding;

/** The judgement as JSON: one object, {@code {"lockstep":"gate","version":1,...}}, a cell for each rule and subject. */
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  static String of(Judgement judgement) {
    ObjectNode root = JSON.createObjectNode();
    root.put("lockstep", "gate").put("version", 1);
    root.put("tier", judgement.tier().label()).put("seed", judgement.seed());
    root.put("exitStatus", judgement.exitStatus()).put("partial", judgement.isPartial());
    root.put("millis", judgement.took().toMillis());
    ArrayNode subjects = root.putArray("subjects");
    judgement.workers().forEach(subjects::add);
    ArrayNode unknown = root.putArray("unknownRules");
    judgement.unknownRules().forEach(unknown::add);
    ArrayNode reported = root.putArray("reported");
    judgement.reported().forEach(reported::add);
    ArrayNode cells = root.putArray("cells");
    judgement.cells().forEach(cell -> cells.add(cell(cell)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode cell(Cell cell) {
    ObjectNode node = JSON.createObjectNode();
    node.put("rule", cell.rule().id()).put("subject", cell.subject()).put("verdict", cell.verdict().label());
    ArrayNode checks = node.putArray("checks");
    for (Cell.Judged judged : cell.checks()) {
      ObjectNode check = checks.addObject();
      check.put("check", judged.check()).put("verdict", judged.verdict().label()).put("reason", judged.reason());
      Finding finding = judged.finding();
      if (finding != null) {
        ObjectNode explored = check.putObject("explored");
        finding.explored().forEach(explored::put);
        check.put("seen", finding.seen()).put("replay", finding.replay());
      }
    }
    return node;
  }
}
