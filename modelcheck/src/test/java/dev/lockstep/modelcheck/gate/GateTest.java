package dev.lockstep.modelcheck.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.rules.RuleTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shards left is judged together, and nothing else is taken for it. */
final class GateTest {
  private static final String SEED = "7f";

  private final StringWriter out = new StringWriter();

  @TempDir private Path directory;

  /** A shard that ran the storm on the channel worker. */
  private Path shard(String seed, Tier tier) throws Exception {
    Path shard = directory.resolve("shard");
    Path evidence = Files.createDirectories(shard.resolve("evidence"));
    Finding pass = Finding.pass("W5", "storm.w5", Map.of("rounds", 1_000L, "operations", 100_000L));
    Evidence storm =
        new Evidence(
            "storm", "channel", null, tier, seed, 1_000, Instant.EPOCH, 900, Host.current(),
            new Canary("twin", true, "caught"), List.of(pass));
    EvidenceFile.write(storm, evidence.resolve("storm-channel.json"));
    Files.writeString(evidence.resolve("storm-channel.log"), "what it printed");
    return shard;
  }

  private int merge(Path... shards) throws Exception {
    GateRequest request =
        new GateRequest(
            Tier.QUICK, List.of("channel"), List.of(RuleTable.load().find("W5").orElseThrow()),
            List.of(Engines.find("storm").orElseThrow(), Engines.find("tlc").orElseThrow()), List.of(), SEED,
            directory.resolve("report"), GateRequest.Shard.WHOLE, List.of(shards));
    return new Gate(request, new PrintWriter(out), new PrintWriter(out), false).run();
  }

  @Test
  void whatAShardLeftCountsAndWhatNoneLeftIsUnknown() throws Exception {
    assertEquals(ExitStatus.UNKNOWN, merge(shard(SEED, Tier.QUICK)), out::toString);
    String text = out.toString();
    assertTrue(text.contains("storm       channel"), text);
    assertTrue(text.contains("1 pass · awake"), text);
    assertTrue(text.contains("tlc: no shard left tlc-design.json"), text);
    assertTrue(Files.exists(directory.resolve("report").resolve("evidence").resolve("storm-channel.log")));
  }

  @Test
  void evidenceOfAnotherRunIsNotTakenForIt() throws Exception {
    merge(shard("80", Tier.QUICK));
    assertTrue(out.toString().contains("storm: left evidence of another run: storm-channel.json"), out.toString());

    out.getBuffer().setLength(0);
    merge(shard(SEED, Tier.FULL));
    assertTrue(out.toString().contains("storm: left evidence of another run: storm-channel.json"), out.toString());
  }
}
