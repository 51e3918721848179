package dev.lockstep.modelcheck.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command that shows a violation of the user's worker again can be pasted as it is. */
final class ReplaysTest {
  private static String replay(String command, Path... userClasses) {
    Finding broken = Finding.fail("W3", "storm.w3", Map.of("rounds", 3L), "seen", command);
    Evidence evidence =
        new Evidence(
            "storm", "com.acme.Mine", null, Tier.QUICK, "7f", 1_000, Instant.EPOCH, 900, Host.current(),
            new Canary("twin", true, "caught"), List.of(broken));
    return String.valueOf(Replays.in(evidence, List.of(userClasses)).findings().getFirst().replay());
  }

  @Test
  void theUsersClassesAreNamed() {
    String command = "./lockstep storm --subject com.acme.Mine --seed 7f --round 3";
    assertEquals(command, replay(command));
    assertEquals(command + " --classpath a.jar:b/classes", replay(command, Path.of("a.jar"), Path.of("b/classes")));
    assertEquals(command + " --classpath 'my classes'", replay(command, Path.of("my classes")));
  }

  @Test
  void commandsThatDoNotTakeThemAreLeftAlone() {
    String command = "./lockstep trace check target/lockstep/evidence/x.ndjson";
    assertEquals(command, replay(command, Path.of("a.jar")));
  }
}
