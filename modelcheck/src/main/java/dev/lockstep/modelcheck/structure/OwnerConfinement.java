package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.flow.Access;
import dev.lockstep.modelcheck.structure.flow.CallGraph;
import dev.lockstep.modelcheck.structure.flow.Dangling;
import dev.lockstep.modelcheck.structure.flow.Edge;
import dev.lockstep.modelcheck.structure.flow.HeldLock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule A2 in the bytecode: an owner's state is touched only on ways that begin at that owner's turn, or that take its
 * lock.
 *
 * <p>Every public method is a client's, unless the table says whose it is. What a thread may do spreads along the
 * calls; what is handed to another thread begins with nothing.
 */
final class OwnerConfinement {
  private final Core core;
  private final Ownership table;
  private final CallGraph graph;

  /** The steps taken, each with the call that led there first; null for an entry. */
  private final Map<Step, @Nullable Cause> steps = new LinkedHashMap<>();

  private final Map<MethodRef, List<Standing>> standings = new HashMap<>();
  private final Deque<Step> todo = new ArrayDeque<>();
  private final Set<String> offences = new LinkedHashSet<>();
  private final Set<Access> judged = new LinkedHashSet<>();

  /** A method, and what the thread may do that has come there. */
  private record Step(MethodRef method, Standing standing) {}

  private record Cause(Step before, Edge edge) {}

  OwnerConfinement(Core core, Ownership table) {
    this.core = core;
    this.table = table;
    this.graph = core.whole();
  }

  Examined examine() {
    graph.entries().forEach(entry -> go(null, new Step(entry, Standing.owner(table.calledBy(entry)))));
    while (!todo.isEmpty()) {
      Step step = todo.remove();
      graph.from(step.method).forEach(edge -> follow(step, edge));
    }
    steps.keySet().forEach(this::judge);
    core.unreached().forEach(this::judgeUnreached);
    DeclaredFields fields = new DeclaredFields(core, table);
    offences.addAll(fields.undeclared());
    offences.addAll(table.stale());
    List<String> doubts = graph.dangling().stream().map(Dangling::toString).toList();
    Map<String, Long> explored =
        Map.of(
            "methods", steps.keySet().stream().map(Step::method).distinct().count(),
            "ways", (long) steps.size(),
            "fields", fields.count(),
            "accesses", (long) judged.size());
    return new Examined(explored, List.copyOf(offences), doubts);
  }

  /** Goes there, unless somebody was there who may do less: whatever he may do, this one may too. */
  private void go(@Nullable Cause cause, Step step) {
    List<Standing> known = standings.computeIfAbsent(step.method, unseen -> new ArrayList<>());
    if (known.stream().noneMatch(step.standing::includes)) {
      known.add(step.standing);
      steps.put(step, cause);
      todo.add(step);
    }
  }

  private void follow(Step step, Edge edge) {
    if (table.rulesOut(edge)) {
      return;
    }
    Standing standing = switch (edge.how()) {
      case CALL, CALLED_BACK -> at(step, edge.at());
      case HANDED_OVER, INITIALISES -> Standing.NOBODY;
    };
    boolean fromOutside = edge.fromOutside() || edge.how() == Edge.How.HANDED_OVER || edge.to().isConstructor();
    if (fromOutside) {
      standing = standing.and(Standing.owner(table.calledBy(edge.to())));
    }
    go(new Cause(step, edge), new Step(edge.to(), standing.and(Standing.owner(table.madeBy(edge)))));
  }

  /** What a thread may do at an instruction: what it might at the begin of the method, and what the locks allow. */
  private Standing at(Step step, int at) {
    Standing standing = step.standing;
    for (HeldLock lock : graph.heldAt(step.method, at)) {
      Set<String> owners = table.lockedBy(Names.dotted(lock.owner()) + "." + lock.field());
      standing = standing.and(lock.write() ? Standing.owner(owners) : Standing.reader(owners));
    }
    return standing;
  }

  private void judge(Step step) {
    Trespasses found = new Trespasses();
    for (Access access : graph.accesses(step.method)) {
      claim(step.method, access).ifPresent(claim -> {
        judged.add(access);
        if (!at(step, access.at()).may(access.write(), claim.owner())) {
          found.add(access, claim.owner());
        }
      });
    }
    String way = core.reachedBy(wayTo(step));
    found.words().forEach((owner, words) -> offences.add(
        core.place(step.method, found.line()) + " " + words + " " + owner
            + ", but is neither on its turn nor under its lock" + way));
  }

  /** Code that nobody calls has no turn; it must not touch what has an owner. */
  private void judgeUnreached(MethodRef method) {
    Trespasses found = new Trespasses();
    for (Access access : CallGraph.accesses(method, core.hierarchy())) {
      claim(method, access).ifPresent(claim -> found.add(access, claim.owner()));
    }
    found.words().forEach((owner, words) -> offences.add(
        core.place(method, found.line()) + " " + words + " " + owner
            + ", but nothing seems to call it, so nobody knows on whose turn it runs"));
  }

  /** The claim on what is accessed, if it is one that not everybody may. */
  private Optional<Ownership.Claim> claim(MethodRef method, Access access) {
    boolean making = (method.isConstructor() || method.isInitialiser()) && method.owner().equals(access.owner());
    return table.ofField(Names.dotted(access.owner()) + "." + access.field())
        .filter(claim -> !making && claim.forbids(access.write()));
  }

  /** The calls that led to a step, from an entry or the begin of the thread. */
  private List<Edge> wayTo(Step step) {
    List<Edge> way = new ArrayList<>();
    for (Cause cause = steps.get(step); cause != null; cause = steps.get(cause.before)) {
      way.add(cause.edge);
      if (cause.edge.how() == Edge.How.HANDED_OVER) {
        break;
      }
    }
    return way.reversed();
  }
}
