package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.vector.Step;
import java.util.List;

/**
 * A worker, broadcast or supervisor that one vector is replayed against. To replay the vectors of a class, write one of
 * these. {@code spec/README.md} says what the verbs of each model mean, and what has to be seen.
 *
 * <p>For one thread; what is behind it may have others.
 */
public interface Replayed extends AutoCloseable {
  /**
   * Does what the step says, and comes back when it has been dealt with, as far as that can be known.
   *
   * @throws RuleBroken if that is not possible, for instance because an alarm that should go off was never set
   */
  void apply(Step step) throws Exception;

  /** All that was seen since the beginning: complete, and not as a patch. */
  ObjectNode seen() throws Exception;

  /**
   * The rules that a difference between what is expected and what is seen breaks, where that can be said more exactly
   * than by the rule of the step; else none.
   *
   * @param before what was expected, and seen, before the step
   */
  List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen);

  /** The rule that is broken by a call that does not return. */
  String ruleOfHangs();

  /** Lets go whatever this replay holds, and waits for nothing. */
  @Override
  void close();
}
