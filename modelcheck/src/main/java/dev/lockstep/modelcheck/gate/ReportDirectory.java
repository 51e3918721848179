package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a gate leaves its reports and the evidence. While it is open no other gate uses it, and nothing is in it that an
 * earlier gate left: whoever looks into it after a run that died must not find the verdict of the run before.
 */
final class ReportDirectory implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String DRAFT = ".part";
  private static final String EVIDENCE = "evidence";

  static final String PAGE = "report.html";
  static final String SUMMARY = "summary.md";
  static final String JUNIT = "junit.xml";
  static final String JSON = "gate.json";
  static final String UNKNOWN_RULES = "unknown-rules";
  private static final List<String> REPORTS = List.of(PAGE, SUMMARY, JUNIT, JSON, UNKNOWN_RULES);

  private final Path directory;
  private final FileChannel channel;
  private final List<String> unwritten = new ArrayList<>();

  private ReportDirectory(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Takes {@code directory} for the runs of {@code tasks}.
   *
   * @throws UsageException if another gate has it
   * @throws IOException if it cannot be written to
   */
  static ReportDirectory open(Path directory, List<Task> tasks) throws IOException, UsageException {
    Files.createDirectories(directory.resolve(EVIDENCE));
    FileChannel channel =
        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    ReportDirectory opened = new ReportDirectory(directory, channel);
    try {
      if (!locked(channel)) {
        throw new UsageException("another gate is at work in " + directory + "; --report DIR gives this one its own");
      }
      opened.clear(tasks);
    } catch (IOException | UsageException failed) {
      opened.close();
      throw failed;
    }
    return opened;
  }

  /** The lock ends with the channel, also if this JVM is killed. */
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisJvm) {
      return false;
    }
  }

  /** Only what a gate wrote is removed: the user may have named a directory that holds more. */
  private void clear(List<Task> tasks) throws IOException {
    for (String report : REPORTS) {
      Files.deleteIfExists(directory.resolve(report));
    }
    List<String> names = names();
    List<String> stems = new ArrayList<>(tasks.stream().map(Task::stem).toList());
    names.stream().filter(Task::isEvidence).map(Task::stemOf).forEach(stems::add);
    for (String name : names) {
      if (stems.stream().anyMatch(stem -> Task.belongs(name, stem))) {
        delete(evidence().resolve(name));
      }
    }
  }

  private List<String> names() throws IOException {
    return names(evidence());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.walk(tree)) {
      entries = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }

  /** The directory itself. */
  Path path() {
    return directory;
  }

  /** Where engines leave their evidence. */
  Path evidence() {
    return directory.resolve(EVIDENCE);
  }

  /**
   * The paths, from this directory, of what a task left beside its evidence: histories, counterexamples, reports of its
   * own, and all that it printed; sorted.
   */
  List<String> attachments(Task task, List<Task> tasks) throws IOException {
    return names().stream()
        .filter(name -> !Task.isEvidence(name) && owner(name, tasks).equals(task.stem()))
        .map(evidence()::resolve)
        .map(entry -> Files.isDirectory(entry) ? entry.resolve("index.html") : entry)
        .filter(Files::isRegularFile)
        .map(file -> directory.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /** Copies a task's evidence, and what is beside it, from another gate's directory, if they are there. */
  void copy(Path other, Task task, List<Task> tasks) throws IOException {
    Path from = other.resolve(EVIDENCE);
    for (String name : names(from)) {
      if (owner(name, tasks).equals(task.stem())) {
        copy(from.resolve(name), evidence().resolve(name));
      }
    }
  }

  private static void copy(Path tree, Path to) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.walk(tree)) {
      entries = all.toList();
    }
    for (Path entry : entries) {
      Path copy = to.resolve(tree.relativize(entry));
      if (!Files.isDirectory(copy)) {
        Files.copy(entry, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** One subject's name may begin like another's, so the task with the longest has it. */
  private static String owner(String name, List<Task> tasks) {
    return tasks.stream()
        .map(Task::stem)
        .filter(stem -> Task.belongs(name, stem))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** Something that writes a file. */
  @FunctionalInterface
  interface Report {
    void write(Path file) throws IOException;
  }

  /** Writes one report, whole or not at all; that it cannot be written is remembered and must not cost the others. */
  void write(String name, Report report) {
    Path draft = directory.resolve(name + DRAFT);
    try {
      report.write(draft);
      Files.move(draft, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UncheckedIOException failed) {
      unwritten.add(directory.resolve(name) + " could not be written: " + failed.getMessage());
    }
  }

  /** The reports that could not be written, and why, a line each. */
  List<String> unwritten() {
    return List.copyOf(unwritten);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
