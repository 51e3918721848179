package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.rules.RequiredCheck;
import java.util.ArrayList;
import java.util.List;

/** Which runs a request needs: every engine that one of its rules requires, once for each subject. */
final class Plan {
  private Plan() {}

  static List<Task> of(GateRequest request) {
    List<Task> all = new ArrayList<>();
    for (EngineSpec engine : request.engines()) {
      for (String subject : engine.subjectsAmong(request.workers())) {
        Task task = new Task(engine, subject);
        if (!rulesFor(task, request).isEmpty()) {
          all.add(task);
        }
      }
    }
    List<Task> share = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (request.shard().includes(i)) {
        share.add(all.get(i));
      }
    }
    return List.copyOf(share);
  }

  /** The ids of the rules that this run has to look at. */
  static List<String> rulesFor(Task task, GateRequest request) {
    boolean worker = request.workers().contains(task.subject());
    return request.rules().stream()
        .filter(rule -> rule.required().stream().anyMatch(check -> isFor(check, task, worker)))
        .map(rule -> rule.id())
        .toList();
  }

  private static boolean isFor(RequiredCheck check, Task task, boolean worker) {
    return check.engine().equals(task.engine().name())
        && check.subjects().perWorker() == worker
        && (worker ? check.subjects().include(task.subject()) : check.subjects().label().equals(task.subject()));
  }
}
