package dev.lockstep.modelcheck.gate;

import dev.lockstep.modelcheck.lincheck.LincheckEngine;
import dev.lockstep.spec.rules.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The engines of the kit, in the order in which the gate runs them: the quick to fail first. */
public final class Engines {
  private static final String MODELCHECK = "modelcheck";
  private static final List<String> BOUNDED_HEAP = List.of("-Xmx512m");

  /** Each worker, and once the building blocks that they share. */
  private static final List<Subjects> WORKERS_AND_BLOCKS = List.of(Subjects.WORKERS, Subjects.ANY);

  private static final List<EngineSpec> ALL =
      List.of(
          new EngineSpec(
              "structure",
              'B',
              "the bytecode: locks, confinement, imports; and the locks that are waited for under load",
              MODELCHECK,
              "dev.lockstep.modelcheck.structure.StructureEngine",
              BOUNDED_HEAP,
              Subjects.ANY,
              Duration.ofSeconds(10)),
          new EngineSpec(
              "contract",
              'C',
              "each rule by itself, on real threads",
              MODELCHECK,
              "dev.lockstep.modelcheck.contract.ContractEngine",
              BOUNDED_HEAP,
              WORKERS_AND_BLOCKS,
              Duration.ofSeconds(10)),
          new EngineSpec(
              "vectors",
              'R',
              "every edge of the specification's graph of situations, replayed",
              MODELCHECK,
              "dev.lockstep.modelcheck.vector.VectorsEngine",
              BOUNDED_HEAP,
              List.of(Subjects.WORKERS, Subjects.ANY),
              Duration.ofSeconds(20)),
          new EngineSpec(
              "simulation",
              'D',
              "seeded schedules and faults on virtual time, one thread",
              MODELCHECK,
              "dev.lockstep.modelcheck.simulation.SimulationEngine",
              BOUNDED_HEAP,
              List.of(Subjects.WORKERS, Subjects.POOLS, Subjects.ANY),
              Duration.ofSeconds(25)), // the number of schedules ends it before, but on a machine that is busy
          new EngineSpec(
              "storm",
              'S',
              "real load, recorded as a history and checked",
              MODELCHECK,
              "dev.lockstep.modelcheck.storm.StormEngine",
              BOUNDED_HEAP,
              Subjects.WORKERS,
              Duration.ofSeconds(10)),
          new EngineSpec(
              "trace",
              'V',
              "lives of real workers, validated step by step against the specification",
              MODELCHECK,
              "dev.lockstep.modelcheck.trace.TraceEngine",
              BOUNDED_HEAP,
              Subjects.WORKERS,
              Duration.ofSeconds(10)),
          new EngineSpec(
              "lincheck",
              'L',
              "interleavings of the shipped bytecode, by a model checker",
              MODELCHECK,
              "dev.lockstep.modelcheck.lincheck.LincheckEngine",
              LincheckEngine.JVM_FLAGS,
              List.of(Subjects.WORKERS, Subjects.ANY),
              Duration.ofSeconds(5)),
          new EngineSpec(
              "tlc",
              'T',
              "the design, model-checked within bounds",
              "spec",
              "dev.lockstep.spec.tlc.TlcEngine",
              BOUNDED_HEAP,
              Subjects.DESIGN,
              Duration.ofSeconds(60)),
          new EngineSpec(
              "jcstress",
              'J',
              "reorderings by the processor and the JIT compiler",
              "stress",
              "dev.lockstep.stress.StressEngine",
              BOUNDED_HEAP,
              Subjects.ANY,
              Duration.ofSeconds(30)));

  private Engines() {}

  /** All engines. */
  public static List<EngineSpec> all() {
    return ALL;
  }

  /** The engine with this name, if there is one. */
  public static Optional<EngineSpec> find(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
  }
}
