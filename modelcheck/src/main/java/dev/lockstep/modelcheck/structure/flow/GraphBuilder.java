package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/** A {@link CallGraph} in the making. Only grows. */
final class GraphBuilder {
  private final Hierarchy hierarchy;
  private final Map<MethodRef, Body> bodies = new LinkedHashMap<>();
  private final Map<MethodRef, Set<Edge>> edges = new HashMap<>();
  private final Set<JdkCall> jdkCalls = new LinkedHashSet<>();
  private boolean grown;

  GraphBuilder(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Adds a method, if it has code. */
  void reach(MethodRef method) {
    MethodNode code = hierarchy.find(method);
    if (code != null && code.instructions.size() > 0 && !bodies.containsKey(method)) {
      bodies.put(method, Body.of(method, code));
      grown = true;
    }
  }

  /** Adds an edge, and the method that it leads to. */
  void add(Edge edge) {
    grown |= edges.computeIfAbsent(edge.from(), unseen -> new LinkedHashSet<>()).add(edge);
    reach(edge.to());
  }

  void add(JdkCall call) {
    jdkCalls.add(call);
  }

  /** The methods that are reached so far. */
  List<Body> bodies() {
    return List.copyOf(bodies.values());
  }

  /** Whether the instruction leads anywhere. */
  boolean leadsAnywhere(MethodRef method, int at) {
    return edges.getOrDefault(method, Set.of()).stream().anyMatch(edge -> edge.at() == at);
  }

  /** Whether a method or an edge was new since this was asked last. */
  boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  CallGraph build(Set<MethodRef> entries, List<Dangling> dangling) {
    return new CallGraph(entries, bodies, edges, jdkCalls, dangling);
  }
}
