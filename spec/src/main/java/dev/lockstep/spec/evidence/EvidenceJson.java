package dev.lockstep.spec.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evidence to JSON and back, field by field, so that the format is what this file says and nothing else. */
final class EvidenceJson {
  private static final String FORMAT = "evidence";
  private static final ObjectMapper WRITER = new ObjectMapper();
  private static final List<String> FIELDS =
      List.of(
          "lockstep", "version", "engine", "subject", "control", "tier", "seed", "budgetMillis", "started", "millis",
          "host", "canary", "findings");
  private static final List<String> FINDING_FIELDS =
      List.of("rule", "check", "verdict", "explored", "reason", "seen", "replay");

  private EvidenceJson() {}

  static String encode(Evidence evidence) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("lockstep", FORMAT).put("version", Evidence.VERSION);
    root.put("engine", evidence.engine()).put("subject", evidence.subject()).put("control", evidence.control());
    root.put("tier", evidence.tier().label()).put("seed", evidence.seed()).put("budgetMillis", evidence.budgetMillis());
    root.put("started", evidence.started().toString()).put("millis", evidence.millis());
    Host host = evidence.host();
    root.putObject("host").put("jdk", host.jdk()).put("os", host.os()).put("arch", host.arch())
        .put("cores", host.cores());
    Canary canary = evidence.canary();
    if (canary == null) {
      root.putNull("canary");
    } else {
      root.putObject("canary").put("name", canary.name()).put("caught", canary.caught()).put("detail", canary.detail());
    }
    var findings = root.putArray("findings");
    evidence.findings().forEach(finding -> encode(finding, findings.addObject()));
    try {
      return WRITER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values could not be written", impossible);
    }
  }

  private static void encode(Finding finding, ObjectNode node) {
    node.put("rule", finding.rule()).put("check", finding.check()).put("verdict", finding.verdict().label());
    ObjectNode explored = node.putObject("explored");
    finding.explored().forEach(explored::put);
    node.put("reason", finding.reason()).put("seen", finding.seen()).put("replay", finding.replay());
  }

  static Evidence decode(JsonNode document) throws JsonFormatException {
    JsonObject root = JsonObject.root(document);
    requireFormat(root);
    root.allowOnly(FIELDS);
    List<Finding> findings = new ArrayList<>();
    for (JsonObject finding : root.objects("findings")) {
      findings.add(finding(finding));
    }
    Host host = host(root.object("host"));
    Canary canary = canary(root.optionalObject("canary"));
    Tier tier = tier(root.text("tier"));
    Instant started = instant(root.text("started"));
    String engine = root.text("engine");
    String subject = root.text("subject");
    String control = root.optionalText("control");
    String seed = root.text("seed");
    long budget = root.count("budgetMillis");
    long millis = root.count("millis");
    return checked("", () ->
        new Evidence(engine, subject, control, tier, seed, budget, started, millis, host, canary, findings));
  }

  private static void requireFormat(JsonObject root) throws JsonFormatException {
    String format = root.optionalText("lockstep");
    if (!FORMAT.equals(format)) {
      throw new JsonFormatException("not an evidence file: the field lockstep is " + format + ", not " + FORMAT);
    }
    long version = root.count("version");
    if (version != Evidence.VERSION) {
      throw new JsonFormatException("format version " + version + "; this build reads version " + Evidence.VERSION);
    }
  }

  private static Finding finding(JsonObject object) throws JsonFormatException {
    object.allowOnly(FINDING_FIELDS);
    String label = object.text("verdict");
    Verdict verdict = Verdict.ofLabel(label).orElseThrow(() -> new JsonFormatException(
        object.path() + ".verdict '" + label + "' is none of pass, fail, skipped, unknown, not-applicable"));
    String rule = object.text("rule");
    String check = object.text("check");
    var explored = object.counts("explored");
    String reason = object.optionalText("reason");
    String seen = object.optionalText("seen");
    String replay = object.optionalText("replay");
    return checked(object.path(), () -> new Finding(rule, check, verdict, explored, reason, seen, replay));
  }

  private static Host host(JsonObject object) throws JsonFormatException {
    object.allowOnly(List.of("jdk", "os", "arch", "cores"));
    String jdk = object.text("jdk");
    String os = object.text("os");
    String arch = object.text("arch");
    long cores = object.count("cores");
    return checked(object.path(), () -> new Host(jdk, os, arch, Math.clamp(cores, 0, Integer.MAX_VALUE)));
  }

  private static @Nullable Canary canary(@Nullable JsonObject object) throws JsonFormatException {
    if (object == null) {
      return null;
    }
    object.allowOnly(List.of("name", "caught", "detail"));
    return new Canary(object.text("name"), object.flag("caught"), object.text("detail"));
  }

  private static Tier tier(String label) throws JsonFormatException {
    return Tier.ofLabel(label)
        .orElseThrow(() -> new JsonFormatException("tier '" + label + "' is none of quick, full, deep"));
  }

  private static Instant instant(String text) throws JsonFormatException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw new JsonFormatException("started '" + text + "' is not a time such as 2026-01-01T00:00:00Z");
    }
  }

  /** Builds a record; what its constructor refuses becomes a complaint about this place of the file. */
  private static <T> T checked(String path, Supplier<T> record) throws JsonFormatException {
    try {
      return record.get();
    } catch (IllegalArgumentException refused) {
      throw new JsonFormatException((path.isEmpty() ? "" : path + ": ") + refused.getMessage());
    }
  }
}
