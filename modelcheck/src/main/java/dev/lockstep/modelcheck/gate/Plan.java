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
      if (rulesFor(engine, request).isEmpty()) {
        continue;
      }
      engine.subjectsAmong(request.workers()).forEach(subject -> all.add(new Task(engine, subject)));
    }
    List<Task> share = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (request.shard().includes(i)) {
        share.add(all.get(i));
      }
    }
    return List.copyOf(share);
  }

  /** The ids of the rules that {@code engine} has to look at. */
  static List<String> rulesFor(EngineSpec engine, GateRequest request) {
    return request.rules().stream()
        .filter(rule -> rule.required().stream().map(RequiredCheck::engine).anyMatch(engine.name()::equals))
        .map(rule -> rule.id())
        .toList();
  }
}
