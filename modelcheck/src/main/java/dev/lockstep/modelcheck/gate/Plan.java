package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.Subjects;
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

  /** An engine that runs once answers for every subject; any other for the one that it is run on. */
  private static boolean isFor(RequiredCheck check, Task task, boolean worker) {
    if (!check.engine().equals(task.engine().name())) {
      return false;
    }
    if (task.engine().subjects().stream().noneMatch(Subjects::perWorker)) {
      return true;
    }
    return check.subjects().perWorker() == worker
        && (worker ? check.subjects().include(task.subject()) : check.subjects().label().equals(task.subject()));
  }
}
