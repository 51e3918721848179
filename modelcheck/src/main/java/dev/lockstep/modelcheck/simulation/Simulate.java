package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replays one schedule. */
public final class Simulate {
  private Simulate() {}

  /** Whether the simulation can drive this subject. */
  public static boolean knows(String subject) {
    return Schedules.knows(subject);
  }

  /** Runs the schedule, on {@code control} if given, prints its story, and returns the exit status. */
  public static int run(String subject, long seed, long schedule, @Nullable String control, PrintWriter out)
      throws Exception {
    List<String> told = control == null ? tell(subject, seed, schedule) : onControl(subject, seed, schedule, control);
    told.forEach(out::println);
    return told.getLast().startsWith("no violation") ? ExitStatus.OK : ExitStatus.VIOLATION;
  }

  private static List<String> onControl(String subject, long seed, long schedule, String id) throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(id))) {
      return overlay.<Function<List<String>, List<String>>>load(Teller.class).get()
          .apply(List.of(subject, Long.toHexString(seed), String.valueOf(schedule)));
    }
  }

  private static List<String> tell(String subject, long seed, long schedule) {
    Workload workload = new Schedules(subject, seed).workload(schedule);
    String end = workload.run().map(v -> v.rule() + ": " + v.seen()).orElse("no violation");
    List<String> story = new ArrayList<>(workload.story());
    story.add(end);
    return story;
  }

  /** Loaded on the overlay: takes subject, seed and schedule, and returns the story. */
  public static final class Teller implements Supplier<Function<List<String>, List<String>>> {
    @Override
    public Function<List<String>, List<String>> get() {
      return words -> tell(words.get(0), Long.parseUnsignedLong(words.get(1), 16), Long.parseLong(words.get(2)));
    }
  }
}
