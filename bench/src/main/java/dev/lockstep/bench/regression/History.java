package dev.lockstep.bench.regression;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Earlier runs of the same benchmarks on the same machine. They show when a level changed. They judge nothing: the same
 * machine is some percent faster or slower on another day.
 *
 * @param lines by benchmark
 * @param left files in which nothing is comparable: of another machine, with other settings or benchmarks, or not dated
 */
public record History(SortedMap<String, Line> lines, List<String> left) {
  /** No earlier run. */
  public static final History NONE = new History(new TreeMap<>(), List.of());

  /** The median of a benchmark in a run. */
  public record Point(Instant taken, double median) {}

  /**
   * The runs of a benchmark.
   *
   * @param points oldest first
   * @param changes the indexes of those at which the level changed
   */
  public record Line(List<Point> points, List<Integer> changes) {
    private static final Line NONE = new Line(List.of(), List.of());

    /** Finds the changes. */
    public static Line of(List<Point> points) {
      return new Line(points, ChangePoints.of(points.stream().mapToDouble(Point::median).toArray()));
    }

    /** Copies the lists. */
    public Line {
      points = List.copyOf(points);
      changes = List.copyOf(changes);
    }
  }

  /** Copies the map and the list. */
  public History {
    lines = new TreeMap<>(lines);
    left = List.copyOf(left);
  }

  /**
   * The runs in {@code directory}, and {@code now} as the last one.
   *
   * @throws IncompleteRunException if the directory or a file in it cannot be read
   */
  public static History read(Path directory, Recording now) throws IncompleteRunException {
    SortedMap<String, List<Point>> points = new TreeMap<>();
    List<String> left = new ArrayList<>();
    for (Path file : files(directory)) {
      add(Recording.read(file.getFileName().toString(), file), now, points, left);
    }
    points.values().forEach(each -> each.sort(Comparator.comparing(Point::taken)));
    now.benchmarks().forEach((key, samples) -> {
      List<Point> earlier = points.get(key);
      Instant last = earlier == null ? Instant.EPOCH : earlier.getLast().taken();
      if (earlier != null) {
        earlier.add(new Point(taken(samples).filter(last::isBefore).orElse(last), samples.median()));
      }
    });
    SortedMap<String, Line> lines = new TreeMap<>();
    points.forEach((key, each) -> lines.put(key, Line.of(each)));
    return new History(lines, left);
  }

  private static List<Path> files(Path directory) throws IncompleteRunException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      throw new IncompleteRunException(List.of("history " + directory + ": cannot be read"));
    }
  }

  private static void add(
      Recording run, Recording now, SortedMap<String, List<Point>> points, List<String> left) {
    int taken = 0;
    for (Samples samples : run.benchmarks().values()) {
      Samples today = now.benchmarks().get(samples.key());
      Optional<Instant> when = taken(samples);
      if (today != null && when.isPresent() && Fingerprint.mismatches(samples, today, false).isEmpty()) {
        points.computeIfAbsent(samples.key(), k -> new ArrayList<>()).add(new Point(when.get(), samples.median()));
        taken++;
      }
    }
    if (taken == 0) {
      left.add(run.name());
    }
  }

  private static Optional<Instant> taken(Samples samples) {
    Result.Setting setting = samples.setting();
    try {
      return Optional.ofNullable(setting.facts().get(Fingerprint.TAKEN)).map(Instant::parse);
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  /** The runs of a benchmark; there may be none. */
  public Line of(String key) {
    return lines.getOrDefault(key, Line.NONE);
  }
}
