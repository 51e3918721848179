package dev.lockstep.modelcheck.gate;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.spec.Home;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Results of engines that are run, one process after the other: two at once would disturb each other's races. */
final class EngineRuns implements Results {
  private final GateRequest request;
  private final PrintWriter err;
  private final Map<Task, EngineProcess> processes = new LinkedHashMap<>();

  private EngineRuns(GateRequest request, PrintWriter err) {
    this.request = request;
    this.err = err;
  }

  /**
   * Makes everything ready, so that what is not built is known before anything has run.
   *
   * @throws IOException if an engine is not built
   */
  static EngineRuns of(List<Task> tasks, GateRequest request, PrintWriter err) throws IOException {
    EngineRuns runs = new EngineRuns(request, err);
    for (Task task : tasks) {
      runs.processes.put(task, runs.process(task));
    }
    return runs;
  }

  private EngineProcess process(Task task) throws IOException {
    EngineSpec engine = task.engine();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--subject", task.subject(), "--tier", request.tier().label(), "--seed", request.seed()));
    arguments.addAll(List.of("--budget", String.valueOf(engine.budget(request.tier()).toSeconds())));
    for (String rule : Plan.rulesFor(task, request)) {
      arguments.addAll(List.of("--rule", rule));
    }
    return new EngineProcess(
        engine.mainClass(), engine.jvmFlags(), classPath(engine), arguments, engine.timeLimit(request.tier()));
  }

  /** The user's entries come first: he may be checking his own version of the kit. */
  private List<Path> classPath(EngineSpec engine) throws IOException {
    Path target = Home.locate().resolve(engine.module()).resolve("target");
    List<Path> entries = new ArrayList<>(request.classPath());
    entries.add(target.resolve("classes"));
    for (String entry : Files.readString(target.resolve("classpath")).strip().split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry));
    }
    return entries;
  }

  /** All that the engine prints is kept: of a crash, or of a hang, it may be the only trace. */
  @Override
  public Task.Result of(Task task, ReportDirectory directory) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Path log = directory.evidence().resolve(task.logName());
    EngineResult result;
    try (LiveLine live = LiveLine.on(err, task.engine().name() + " · " + task.subject());
        PrintWriter kept = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
      EngineProcess process = Objects.requireNonNull(processes.get(task));
      result =
          process.run(
              directory.evidence().resolve(task.fileName()),
              line -> {
                live.show(line);
                kept.println(line);
              });
    }
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    return switch (result) {
      case EngineResult.Left left -> Task.Result.of(task, left.evidence(), request, millis);
      case EngineResult.Nothing nothing ->
          new Task.Result(task, null, nothing.reason() + "; all it printed: " + log, millis);
    };
  }
}
