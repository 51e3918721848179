package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.flight.Flight;
import dev.lockstep.spec.engine.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The checks of the engine, each with the control that it must catch before its pass counts. */
enum StructureCheck {
  /** The bytecode of channel code takes no lock. */
  LOCK_FREE_CODE("A1", "lock-free-code", "synchronized-watch"),
  /** A channel worker under load waits for no lock. */
  LOCK_FREE_RUN("A1", "lock-free-run", "synchronized-watch"),
  /** An owner's state is touched on its turn only. */
  OWNER_CONFINEMENT("A2", "owner-confinement", "client-reads-owner-state"),
  /** Core needs java.base alone. */
  JAVA_BASE_ALONE("A3", "java-base-alone", "imports-logging"),
  /** Imports point one way. */
  IMPORT_DIRECTION("A3", "import-direction", "channel-imports-worker"),
  /** Files and methods are short. */
  SOURCE_SIZE("A3", "source-size", "overlong-method");

  private final String rule;
  private final String id;
  private final String canary;

  StructureCheck(String rule, String name, String canary) {
    this.rule = rule;
    this.id = StructureEngine.NAME + "." + name;
    this.canary = canary;
  }

  String rule() {
    return rule;
  }

  String id() {
    return id;
  }

  /** The id of the control that it must catch. */
  String canary() {
    return canary;
  }

  /** As the frame of engines knows it. */
  Engine.Check asCheck() {
    return new Engine.Check(rule, id);
  }

  static List<StructureCheck> of(List<String> rules) {
    return Stream.of(values()).filter(check -> rules.contains(check.rule)).toList();
  }

  /**
   * Examines {@code shipped}.
   *
   * @param rush lets a channel worker of {@code shipped} run under load
   * @param time for how long
   * @throws IOException if a file cannot be read, or a reviewed list is malformed
   */
  Examined examine(Shipped shipped, Function<Long, Long> rush, Duration time) throws IOException {
    return switch (this) {
      case LOCK_FREE_CODE -> {
        JdkMethods jdk = JdkMethods.shipped();
        yield seenAll(shipped, new LockFreeCode(Core.of(shipped.kit(), jdk), jdk).examine());
      }
      case LOCK_FREE_RUN -> fly(shipped, rush, time);
      case OWNER_CONFINEMENT -> {
        Core core = Core.of(shipped.kit(), JdkMethods.shipped());
        yield seenAll(shipped, new OwnerConfinement(core, Ownership.shipped()).examine());
      }
      case JAVA_BASE_ALONE -> seenAll(shipped, new JavaBaseAlone(shipped.kit().core()).examine());
      case IMPORT_DIRECTION -> new ImportDirection(shipped.kit(), Imports.shipped()).examine();
      case SOURCE_SIZE -> new SourceSizes(SourceSizes.FILE_LIMIT).examine(shipped.sources());
    };
  }

  private static Examined fly(Shipped shipped, Function<Long, Long> rush, Duration time) throws IOException {
    Flight flight = new Flight(new Hierarchy(shipped.kit().core()), JdkMethods.shipped()::schedules);
    flight.run(rush, time);
    return new Examined(flight.explored(), flight.offences(), flight.doubts());
  }

  /** What was found, and a doubt for each source that nobody has looked at. */
  private static Examined seenAll(Shipped shipped, Examined found) throws IOException {
    List<String> doubts = new ArrayList<>(found.doubts());
    doubts.addAll(shipped.unseen());
    return new Examined(found.explored(), found.offences(), doubts);
  }
}
