package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.simulation.pool.PoolKind;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every negative control that names the simulation as a killer, on every subject that it breaks. */
public final class KillMatrix {
  /** A control must be caught within so many schedules. */
  public static final long MOST_SCHEDULES = 10_000;

  /** And its counterexample shrunk to so many events. */
  private static final long MOST_EVENTS = 10;

  /** A pool looks at its workers and at its load every few milliseconds, and each time is an event. */
  private static final long MOST_EVENTS_OF_A_POOL = 12;

  private KillMatrix() {}

  /** To how many events at most a counterexample must have been shrunk. */
  static long mostEvents(String subject) {
    return PoolKind.of(subject).isPresent() ? MOST_EVENTS_OF_A_POOL : MOST_EVENTS;
  }

  /** The controls. */
  static List<Control> controls() throws Exception {
    return Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("simulation");
  }

  /** The subjects of the simulation that a control breaks; a control that names none breaks every worker. */
  static List<String> subjects(Control control) {
    boolean everyWorker = control.subjects().isEmpty();
    return Scenarios.SUBJECTS.stream()
        .filter(subject -> everyWorker ? Scenarios.isWorker(subject) : control.subjects().contains(subject))
        .toList();
  }

  /** Prints one line for each: how many schedules were needed, and how small the counterexample is. */
  public static int print(long seed, PrintWriter out) throws Exception {
    ControlCompiler compiler = ControlCompiler.of(Home.locate());
    int survivors = 0;
    out.println("control                     subject            rule  schedules  events");
    for (Control control : controls()) {
      try (OverlayLoader overlay = new OverlayLoader(compiler.compile(control))) {
        for (String subject : subjects(control)) {
          Optional<Kill> kill = Kill.search(overlay, subject, seed, control.rules(), MOST_SCHEDULES);
          survivors += kill.isEmpty() ? 1 : 0;
          out.println(line(control.id(), subject, kill));
          out.flush();
        }
      }
    }
    out.println(survivors == 0 ? "all are killed" : survivors + " survive " + MOST_SCHEDULES + " schedules");
    return survivors == 0 ? ExitStatus.OK : ExitStatus.VIOLATION;
  }

  private static String line(String control, String subject, Optional<Kill> kill) {
    return String.format(
        Locale.ROOT, "%-27s %-18s %-5s %9s %7s", control, subject, kill.map(Kill::rule).orElse("-"),
        kill.map(k -> String.valueOf(k.schedules())).orElse("survives"),
        kill.map(k -> String.valueOf(k.events())).orElse("-"));
  }
}
