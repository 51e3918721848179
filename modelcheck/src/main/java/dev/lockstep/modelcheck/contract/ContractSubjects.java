package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.contract.fixture.NotApplicable;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Evidence;
import java.util.List;
import java.util.stream.Stream;

/** The subjects of the contract: workers, and {@code any}, the building blocks that they share. Stateless. */
public final class ContractSubjects {
  private static final Subject BLOCKS =
      new Subject(
          Evidence.ANY,
          (policy, pipeline, seams) -> {
            throw new NotApplicable("the building blocks are no worker");
          },
          false);

  private ContractSubjects() {}

  /** The kit's own. */
  public static List<Subject> kit() {
    return Stream.concat(Subjects.kit().stream(), Stream.of(BLOCKS)).toList();
  }

  /** The subject with this name, as {@link Subjects#resolve(String, ClassLoader)}. */
  public static Subject resolve(String name, ClassLoader loader) throws UsageException {
    return name.equals(Evidence.ANY) ? BLOCKS : Subjects.resolve(name, loader);
  }

  static Subject resolve(String name) throws UsageException {
    return name.equals(Evidence.ANY) ? BLOCKS : Subjects.resolve(name);
  }
}
