package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/** Who calls whom, from some entries on. Filled by {@link Flow}, then read only. */
public final class CallGraph {
  private final Set<MethodRef> entries;
  private final Map<MethodRef, Body> bodies;
  private final Map<MethodRef, Set<Edge>> edges;
  private final List<JdkCall> jdkCalls;
  private final List<Dangling> dangling;

  CallGraph(
      Set<MethodRef> entries,
      Map<MethodRef, Body> bodies,
      Map<MethodRef, Set<Edge>> edges,
      Set<JdkCall> jdkCalls,
      List<Dangling> dangling) {
    this.entries = entries;
    this.bodies = bodies;
    this.edges = edges;
    this.jdkCalls = List.copyOf(jdkCalls);
    this.dangling = List.copyOf(dangling);
  }

  /** Where it begins. */
  public Set<MethodRef> entries() {
    return Collections.unmodifiableSet(entries);
  }

  /** Every method that is reached. */
  public Set<MethodRef> methods() {
    return Collections.unmodifiableSet(bodies.keySet());
  }

  /** What a reached method leads to. */
  public Set<Edge> from(MethodRef method) {
    return edges.getOrDefault(method, Set.of());
  }

  /** How many edges there are. */
  public long edgeCount() {
    return edges.values().stream().mapToLong(Set::size).sum();
  }

  /** Every call of a method of the JDK. */
  public List<JdkCall> jdkCalls() {
    return jdkCalls;
  }

  /** The calls that could not be followed: if there is one, the graph may lack something. */
  public List<Dangling> dangling() {
    return dangling;
  }

  /** The monitors that a reached method enters. */
  public List<Monitor> monitors(MethodRef method) {
    Body body = bodies.get(method);
    return body == null ? List.of() : Collections.unmodifiableList(body.monitors);
  }

  /** The accesses to fields in a reached method. */
  public List<Access> accesses(MethodRef method) {
    Body body = bodies.get(method);
    return body == null ? List.of() : Collections.unmodifiableList(body.accesses);
  }

  /** The locks that a reached method holds at an instruction, of those that it takes itself. */
  public Set<HeldLock> heldAt(MethodRef method, int at) {
    Body body = bodies.get(method);
    return body == null ? Set.of() : body.held.getOrDefault(at, Set.of());
  }

  /** The accesses to fields in the code of any method. */
  public static List<Access> accesses(MethodRef method, Hierarchy hierarchy) {
    MethodNode code = hierarchy.find(method);
    return code == null ? List.of() : Collections.unmodifiableList(Body.of(method, code).accesses);
  }

  /** A shortest way from an entry to {@code method}; empty if it is one. */
  public List<Edge> wayTo(MethodRef method) {
    Map<MethodRef, Edge> before = new HashMap<>();
    Set<MethodRef> seen = new HashSet<>(entries);
    Deque<MethodRef> todo = new ArrayDeque<>(entries);
    while (!todo.isEmpty() && !seen.contains(method)) {
      for (Edge edge : from(todo.remove())) {
        if (seen.add(edge.to())) {
          before.put(edge.to(), edge);
          todo.add(edge.to());
        }
      }
    }
    List<Edge> way = new ArrayList<>();
    for (Edge edge = before.get(method); edge != null; edge = before.get(edge.from())) {
      way.add(edge);
    }
    return way.reversed();
  }
}
