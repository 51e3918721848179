package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.flow.CallGraph;
import dev.lockstep.modelcheck.structure.flow.Dangling;
import dev.lockstep.modelcheck.structure.flow.JdkCall;
import dev.lockstep.modelcheck.structure.flow.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rule A1 in the bytecode: channel code enters no monitor, takes no lock, and calls only those methods of the JDK that
 * are on the reviewed list.
 */
final class LockFreeCode {
  private final Core core;
  private final JdkMethods jdk;
  private final CallGraph graph;

  LockFreeCode(Core core, JdkMethods jdk) {
    this.core = core;
    this.jdk = jdk;
    this.graph = core.channelCode(jdk);
  }

  Examined examine() {
    Grouped found = new Grouped();
    for (MethodRef method : graph.methods()) {
      for (Monitor monitor : graph.monitors(method)) {
        found.add(method + monitor.what(), offence(method, monitor.line(), "enters a monitor: " + monitor.what()));
      }
    }
    for (JdkCall call : graph.jdkCalls()) {
      jdk.objection(call).ifPresent(words -> found.add(words, offence(call.from(), call.line(), words)));
    }
    List<String> offences = new ArrayList<>(found.sentences());
    List<JdkCall> all = new ArrayList<>(graph.jdkCalls());
    all.addAll(core.whole().jdkCalls());
    offences.addAll(jdk.stale(all));
    jdk.mayLock().stream()
        .filter(name -> core.classes().all().stream().noneMatch(type -> Names.dotted(type.name).equals(name)))
        .forEach(name -> offences.add(JdkMethods.FILE + ": there is no class " + name + " any more; take it off"));
    return new Examined(explored(), offences, doubts());
  }

  private String offence(MethodRef method, int line, String words) {
    return core.place(method, line) + " " + words + core.reachedBy(graph.wayTo(method));
  }

  private List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    graph.dangling().stream().map(Dangling::toString).forEach(doubts::add);
    return doubts;
  }

  private Map<String, Long> explored() {
    return Map.of(
        "classes", graph.methods().stream().map(MethodRef::owner).distinct().count(),
        "methods", (long) graph.methods().size(),
        "calls", graph.edgeCount(),
        "jdkCalls", (long) graph.jdkCalls().size(),
        "jdkMethods", graph.jdkCalls().stream().map(JdkCall::method).distinct().count(),
        "listed", (long) jdk.size());
  }
}
