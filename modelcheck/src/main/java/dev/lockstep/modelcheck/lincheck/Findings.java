package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.lincheck.explore.Counterexample;
import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.modelcheck.lincheck.explore.Exploration.Extent;
import dev.lockstep.modelcheck.lincheck.explore.Explorer;
import dev.lockstep.spec.engine.Engine.Check;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.evidence.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the scenarios of one check came to. Not thread-safe. */
final class Findings {
  private final Check check;
  private final List<Batch.Explored> all = new ArrayList<>();

  private Findings(Check check) {
    this.check = check;
  }

  /** One for each check that the batches are for. */
  static Map<Check, Findings> of(List<Batch> batches) {
    Map<Check, Findings> all = new LinkedHashMap<>();
    for (Batch batch : batches) {
      batch.items().forEach(item -> all.computeIfAbsent(item.check(), Findings::new));
    }
    return all;
  }

  void add(Batch.Explored explored) {
    all.add(explored);
  }

  /** A violation outweighs a scenario of which nobody knows. */
  Finding finding(EngineRequest request) {
    for (Batch.Explored explored : all) {
      if (explored.exploration() instanceof Exploration.Violated violated) {
        return violation(explored, Explorer.minimize(explored.target(), violated), request);
      }
    }
    for (Batch.Explored explored : all) {
      if (explored.exploration() instanceof Exploration.Broken broken) {
        return unknown(broken.reason());
      }
    }
    return Finding.pass(check.rule(), check.id(), explored(all));
  }

  Finding unknown(String reason) {
    return Finding.unknown(check.rule(), check.id(), explored(all), reason);
  }

  private static Map<String, Long> explored(List<Batch.Explored> some) {
    Extent extent = some.stream().map(e -> e.exploration().extent()).reduce(Extent.NONE, Extent::plus);
    return Map.of(
        "scenarios", (long) some.size(),
        "invocations", extent.invocations(),
        "interleavings", extent.interleavings());
  }

  /** What was explored up to the violation, and the rule and the command in front of what was seen. */
  private Finding violation(Batch.Explored violated, Counterexample counterexample, EngineRequest request) {
    String replay = replay(request);
    List<String> seen = new ArrayList<>();
    seen.add(check.rule() + ": " + counterexample.summary());
    seen.add("replay: " + replay);
    seen.addAll(counterexample.shortText());
    seen.add("all of it: " + written(counterexample, request));
    List<Batch.Explored> until = all.subList(0, all.indexOf(violated) + 1);
    return Finding.fail(check.rule(), check.id(), explored(until), String.join("\n", seen), replay);
  }

  /** Where the whole is. A violation was seen, whether that can be kept or not. */
  private String written(Counterexample counterexample, EngineRequest request) {
    Path whole = Path.of(request.out() + "." + check.id() + ".counterexample.txt");
    try {
      Files.writeString(whole, counterexample.text() + System.lineSeparator());
      return String.valueOf(whole.getFileName());
    } catch (IOException failed) {
      return "could not be written: " + failed.getMessage();
    }
  }

  private String replay(EngineRequest request) {
    String command =
        "./lockstep lincheck --rule " + check.rule() + " --subject " + request.subject() + " --tier "
            + request.tier().label() + " --seed " + request.seedHex();
    return request.control() == null ? command : command + " --control " + request.control();
  }
}
