package dev.lockstep.spec.engine;

import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceException;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one engine as a process: reads the command line, measures the time, and writes the evidence, also and above all
 * when the engine fails. An engine's main method is {@code System.exit(EngineMain.run(new MyEngine(), args))}; the exit
 * matters, because a subject may have left threads behind.
 *
 * <p>It cannot help when the JVM itself dies or is killed: then there is no file, which the gate reads as unknown.
 */
public final class EngineMain {
  private EngineMain() {}

  /**
   * Runs the engine and writes one evidence file with a finding for every check on every wanted rule.
   *
   * @return {@link ExitStatus#OK} if the engine ended by itself and its evidence was written, whatever that says;
   *     {@link ExitStatus#UNKNOWN} if the engine threw (what it had reported is kept, the rest is unknown) or the file
   *     could not be written; {@link ExitStatus#USAGE} if the command line makes no sense (then no file is written)
   */
  public static int run(Engine engine, String[] args) {
    return run(engine, args, System.err);
  }

  static int run(Engine engine, String[] args, PrintStream err) {
    Progress progress = new Progress(engine.name(), err);
    try {
      return run(engine, EngineArguments.parse(engine, args), progress);
    } catch (UsageException wrong) {
      progress.line(wrong.getMessage() + ". Usage: " + EngineArguments.USAGE);
      return ExitStatus.USAGE;
    } catch (RuntimeException | Error defect) { // the JVM would exit with 1, a violation's status
      progress.line(describe(defect));
      return ExitStatus.UNKNOWN;
    }
  }

  private static int run(Engine engine, EngineRequest request, Progress progress) throws UsageException {
    Report report = new Report(engine.checks(), progress);
    Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    long start = System.nanoTime();
    Throwable failure = attempt(engine, request, report);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String reason = failure == null ? "the engine ended and said nothing about this check" : describe(failure);
    if (failure != null) {
      progress.line(reason);
    }
    try {
      write(engine, request, started, took, report, report.complete(request.rules(), reason));
    } catch (EvidenceException unwritable) {
      progress.line(String.valueOf(unwritable.getMessage()));
      return ExitStatus.UNKNOWN;
    }
    return failure == null ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  /** Returns what the engine threw, Errors included: a linkage error on a control must end in evidence too. */
  private static @Nullable Throwable attempt(Engine engine, EngineRequest request, Report report)
      throws UsageException {
    try {
      engine.run(request, report);
      return null;
    } catch (UsageException wrong) {
      throw wrong;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return interrupted;
    } catch (Throwable failure) {
      return failure;
    }
  }

  private static void write(Engine engine, EngineRequest request, Instant started, Duration took, Report report,
      List<Finding> findings) throws EvidenceException {
    Evidence evidence = new Evidence(
        engine.name(), request.subject(), request.control(), request.tier(), request.seedHex(),
        request.budget().toMillis(), started, took.toMillis(), Host.current(), report.canary(), findings);
    EvidenceFile.write(evidence, request.out());
  }

  /** One line: what was thrown, by what it was caused in the end, and where. */
  private static String describe(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    StackTraceElement[] frames = root.getStackTrace();
    String text = "the engine failed: " + failure
        + (failure.getCause() == null ? "" : "; caused by " + root)
        + (frames.length == 0 ? "" : "; at " + frames[0]);
    return text.replaceAll("\\R", " ");
  }
}
