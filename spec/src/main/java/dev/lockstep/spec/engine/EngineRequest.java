package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is asked to do.
 *
 * @param subject the subject's name, or the name of a public class that implements the subject interface
 * @param tier how much time the whole gate has
 * @param seed decides everything that the engine chooses by chance
 * @param rules ids of the rules to check; never empty, each one of a check of this engine
 * @param budget how long the engine may take; more than zero
 * @param control id of the negative control whose overlay this JVM runs on; null on shipped code. For the record: the
 *     engine behaves the same
 * @param out the evidence file to be; histories and other attachments may be put beside it
 */
public record EngineRequest(
    String subject,
    Tier tier,
    long seed,
    List<String> rules,
    Duration budget,
    @Nullable String control,
    Path out) {
  public EngineRequest {
    rules = List.copyOf(rules);
  }

  /** Whether the rule with this id is to be checked. */
  public boolean wants(String rule) {
    return rules.contains(rule);
  }

  /** The seed as it stands in the evidence and in {@code --seed}. */
  public String seedHex() {
    return Long.toHexString(seed);
  }
}
