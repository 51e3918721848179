package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.rules.Rule;
import java.nio.file.Path;
import java.util.List;

/**
 * What the gate is asked to judge.
 *
 * @param workers the subjects
 * @param rules the rules to judge; claims are not among them
 * @param engines the engines to run
 * @param classPath entries that hold the user's own subjects, in front of the kit's
 * @param seed 1 to 16 hexadecimal digits, handed to every engine
 * @param report the directory of the reports and the evidence
 * @param shard which share of the runs to make
 * @param merged report directories of shards: if there are any, nothing is run, and their evidence is judged together
 */
public record GateRequest(
    Tier tier,
    List<String> workers,
    List<Rule> rules,
    List<EngineSpec> engines,
    List<Path> classPath,
    String seed,
    Path report,
    Shard shard,
    List<Path> merged) {

  /**
   * A share of the runs, for continuous integration on several machines.
   *
   * @param index from 1
   * @param of how many shares there are
   */
  public record Shard(int index, int of) {
    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    /** Whether this share includes the run at {@code position}, counted from 0. */
    public boolean includes(int position) {
      return position % of == index - 1;
    }
  }
}
