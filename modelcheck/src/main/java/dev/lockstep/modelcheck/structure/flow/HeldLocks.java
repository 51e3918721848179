package dev.lockstep.modelcheck.structure.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Which locks a method surely holds at each of its instructions, of those that it takes itself: on every way to the
 * instruction it has called {@code lock}, or {@code tryLock} with success, and not {@code unlock} since.
 *
 * <p>Knows {@code Lock} and {@code ReentrantReadWriteLock} in fields. What it does not recognise it does not count as
 * held.
 */
final class HeldLocks {
  private static final String LOCKS = "java/util/concurrent/locks/";

  private record Jump(int from, int to) {}

  private final InsnList code;
  private final Map<Integer, Call> calls = new HashMap<>();
  private final Map<Integer, List<Integer>> next = new HashMap<>();
  private final Set<Jump> throwing = new HashSet<>();
  private final Map<Integer, Set<HeldLock>> held = new HashMap<>();

  private HeldLocks(InsnList code, List<Call> calls) {
    this.code = code;
    calls.forEach(call -> this.calls.put(call.at(), call));
  }

  /** What {@code node} holds, by the index of the instruction; an instruction that nothing leads to has no entry. */
  static Map<Integer, Set<HeldLock>> of(Body body, MethodNode node) {
    HeldLocks locks = new HeldLocks(node.instructions, body.calls);
    if (body.calls.stream().anyMatch(call -> call.target().owner().startsWith(LOCKS))) {
      locks.trace(body, node);
    }
    return locks.held;
  }

  private void trace(Body body, MethodNode node) {
    try {
      new Analyzer<BasicValue>(new BasicInterpreter()) {
        @Override
        protected void newControlFlowEdge(int from, int to) {
          next.computeIfAbsent(from, unseen -> new ArrayList<>()).add(to);
        }

        @Override
        protected boolean newControlFlowExceptionEdge(int from, int to) {
          next.computeIfAbsent(from, unseen -> new ArrayList<>()).add(to);
          throwing.add(new Jump(from, to));
          return true;
        }
      }.analyze(body.method.owner(), node);
    } catch (AnalyzerException malformed) {
      throw new IllegalStateException("the bytecode of " + body.method + " makes no sense: " + malformed, malformed);
    }
    Deque<Integer> todo = new ArrayDeque<>(List.of(0));
    held.put(0, Set.of());
    while (!todo.isEmpty()) {
      int at = todo.remove();
      for (int to : next.getOrDefault(at, List.of())) {
        Set<HeldLock> before = held.get(to);
        Set<HeldLock> after = meet(before, over(new Jump(at, to)));
        if (!after.equals(before)) {
          held.put(to, after);
          todo.add(to);
        }
      }
    }
  }

  /** On two ways to one place, what is held on both. */
  private static Set<HeldLock> meet(@Nullable Set<HeldLock> one, Set<HeldLock> other) {
    if (one == null) {
      return other;
    }
    Set<HeldLock> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  /** What is held after a step from one instruction to another. */
  private Set<HeldLock> over(Jump jump) {
    Set<HeldLock> after = new HashSet<>(held.getOrDefault(jump.from, Set.of()));
    Call call = calls.get(jump.from);
    HeldLock lock = call == null ? null : lock(call);
    if (call != null && lock != null) {
      switch (call.target().name()) {
        case "unlock" -> after.remove(lock);
        case "lock", "lockInterruptibly" -> {
          if (!throwing.contains(jump)) {
            after.add(lock);
          }
        }
        default -> {
          // tryLock: see below
        }
      }
    }
    HeldLock tried = tried(jump);
    if (tried != null) {
      after.add(tried);
    }
    return after;
  }

  /** The lock that is held on this side of the branch behind a {@code tryLock}. */
  private @Nullable HeldLock tried(Jump jump) {
    AbstractInsnNode insn = code.get(jump.from);
    Call call = calls.get(jump.from - 1);
    if (!(insn instanceof JumpInsnNode branch) || call == null || !call.target().name().equals("tryLock")) {
      return null;
    }
    boolean jumps = leadsTo(branch.label, jump.to);
    boolean onSuccess = insn.getOpcode() == Opcodes.IFNE ? jumps : insn.getOpcode() == Opcodes.IFEQ && !jumps;
    return onSuccess ? lock(call) : null;
  }

  private boolean leadsTo(LabelNode label, int to) {
    return code.indexOf(label) == to;
  }

  /** The lock that a method is called on; null if it is none, or nobody knows which. */
  private @Nullable HeldLock lock(Call call) {
    if (!call.target().owner().startsWith(LOCKS) || call.arguments().isEmpty()) {
      return null;
    }
    return switch (only(call.arguments().getFirst())) {
      case Source.Field field -> new HeldLock(field.owner(), field.name(), true);
      case Source.Answer(var caller, int at) when calls.get(at) instanceof Call view -> half(view);
      case null, default -> null;
    };
  }

  /** The half of a read-write lock that {@code view} gives. */
  private static @Nullable HeldLock half(Call view) {
    boolean write = view.target().name().equals("writeLock");
    if (!write && !view.target().name().equals("readLock")) {
      return null;
    }
    Source lock = only(view.arguments().getFirst());
    return lock instanceof Source.Field field ? new HeldLock(field.owner(), field.name(), write) : null;
  }

  private static @Nullable Source only(Set<Source> sources) {
    return sources.size() == 1 ? sources.iterator().next() : null;
  }
}
