package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.process.Leash;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every negative control that names Lincheck as a killer, on every subject that it breaks. */
public final class KillMatrix {
  private KillMatrix() {}

  /** The controls. */
  static List<Control> controls() throws Exception {
    return Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("lincheck");
  }

  /** The workers that a control breaks; one that names none breaks all, one of something else is one of the kit. */
  static List<String> subjects(Control control) {
    List<String> workers =
        Batches.SUBJECTS.stream().filter(s -> !s.equals(Evidence.ANY)).filter(control::breaksSubject).toList();
    return workers.isEmpty() ? List.of(Evidence.ANY) : workers;
  }

  /**
   * For each of {@code subjects} one line for each rule of {@code control}, up to the first that was seen broken; in a
   * JVM that runs on its overlay.
   *
   * @param budget what the engine would be given for each subject
   */
  static List<Kill> kills(Control control, Path overlay, List<String> subjects, Duration budget)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(LincheckEngine.JVM_FLAGS);
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(overlay), EngineProcess.ownClassPath().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(KillRun.class.getName());
    command.add(String.valueOf(budget.toMillis()));
    command.add(String.join(",", control.rules()));
    command.add(String.join(",", subjects));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Leash leash = Leash.on(process);
    try (BufferedReader lines = process.inputReader()) {
      List<Kill> kills = lines.lines().map(Kill::parse).toList();
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("the run on " + control.id() + " ended with exit status " + status);
      }
      return kills;
    } finally {
      leash.end();
    }
  }

  /** Prints one line for each: after how many schedules, after what time, and which scenario showed it. */
  public static int print(Duration budget, PrintWriter out) throws Exception {
    ControlCompiler compiler = ControlCompiler.of(Home.locate());
    int survivors = 0;
    out.println("control                    rule subject        invocations  seconds  scenario");
    for (Control control : controls()) {
      List<Kill> kills = kills(control, compiler.compile(control), subjects(control), budget);
      for (Kill kill : kills) {
        out.println(
            String.format(
                Locale.ROOT, "%-26s %-4s %-14s %11d %8.1f  %s", control.id(), kill.rule(), kill.subject(),
                kill.invocations(), kill.millis() / 1000.0, kill.killed() ? kill.scenario() : "survives"));
      }
      out.flush();
      survivors += (int) subjects(control).stream().filter(subject -> !isKilled(subject, kills)).count();
    }
    out.println(survivors == 0 ? "all are killed" : survivors + " survive");
    return survivors == 0 ? ExitStatus.OK : ExitStatus.VIOLATION;
  }

  /** Whether one of the control's rules was seen broken on {@code subject}. */
  static boolean isKilled(String subject, List<Kill> kills) {
    return kills.stream().anyMatch(kill -> kill.subject().equals(subject) && kill.killed());
  }
}
