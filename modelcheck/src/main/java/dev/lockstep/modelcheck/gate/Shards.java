package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceException;
import dev.lockstep.spec.evidence.EvidenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Results that shards of the gate left in their own directories; nothing is run. */
record Shards(List<Task> tasks, GateRequest request) implements Results {
  @Override
  public Task.Result of(Task task, ReportDirectory directory) throws IOException {
    for (Path shard : request.merged()) {
      directory.copy(shard, task, tasks);
    }
    Path file = directory.evidence().resolve(task.fileName());
    if (!Files.exists(file)) {
      return new Task.Result(task, null, "no shard left " + task.fileName(), 0);
    }
    try {
      Evidence evidence = EvidenceFile.read(file);
      return Task.Result.of(task, evidence, request, evidence.millis());
    } catch (EvidenceException unreadable) {
      return new Task.Result(task, null, unreadable.getMessage(), 0);
    }
  }
}
