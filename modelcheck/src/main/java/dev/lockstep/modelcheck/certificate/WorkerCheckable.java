package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.certificate.WorkerAmongStrangers.Call;
import dev.lockstep.modelcheck.certificate.WorkerAmongStrangers.Strangers;
import dev.lockstep.modelcheck.certificate.WorkerAmongStrangers.What;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Step;
import dev.lockstep.modelcheck.model.Worker;
import dev.lockstep.modelcheck.model.WorkerLog;
import dev.lockstep.modelcheck.model.WorkerLog.Action;
import dev.lockstep.modelcheck.model.WorkerSteps;
import dev.lockstep.modelcheck.monitor.worker.WorkerMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A worker's history. */
final class WorkerCheckable implements Checkable {
  private final WorkerLog log;

  WorkerCheckable(WorkerLog log) {
    this.log = log;
  }

  @Override
  public int operations() {
    return log.recorded();
  }

  @Override
  public Operation operation(int i) {
    return log.operation(i);
  }

  @Override
  public long answered(int i) {
    return log.kind(i) == Kind.OK || log.kind(i) == Kind.FAIL ? log.response(i) : Operation.NEVER;
  }

  @Override
  public Decision decide(BitSet kept, Budget budget) {
    WorkerLog rest = log.keeping(kept);
    Decision decision = WorkerMonitor.decide(rest, budget.half());
    return decision instanceof Decision.Undecided undecided
        ? undecided(undecided, LinearizabilityChecker.decide(Problem.of(rest), budget)) : decision;
  }

  private static Decision undecided(Decision.Undecided first, Decision second) {
    return second instanceof Decision.Undecided ? first : second;
  }

  @Override
  public Decision attempt(BitSet kept, Budget budget) {
    return WorkerMonitor.decide(log.keeping(kept), budget);
  }

  @Override
  public Problem<?, ?> problem(BitSet kept) {
    return new Problem<>(log.header().specification(), new WorkerSteps(log.keeping(kept)), Map.of());
  }

  @Override
  public @Nullable String objection(BitSet kept, int[] order) {
    return OrderVerifier.objection(log.header().specification(), new WorkerSteps(log.keeping(kept)), order);
  }

  @Override
  public List<Integer> operations(BitSet kept, int[] order) {
    WorkerSteps steps = new WorkerSteps(log.keeping(kept));
    return Arrays.stream(order).map(step -> steps.get(step).operation()).filter(i -> i < log.recorded()).boxed()
        .toList();
  }

  /** While the pipelines' starts are known, the order of the requests is, and a search has little to choose. */
  @Override
  public boolean isBackground(int i) {
    return log.action(i) == Action.START;
  }

  @Override
  public Problem<?, ?> amongStrangers(BitSet kept) {
    return new Problem<>(new WorkerAmongStrangers(log.header()), new Known(kept).steps(), Map.of());
  }

  /** The kept operations, and the other ones about the same requests. */
  private final class Known {
    private final BitSet kept;
    private final BitSet requests = new BitSet();
    private final List<Step<Call>> steps = new ArrayList<>();
    private boolean shutdown;

    Known(BitSet kept) {
      this.kept = kept;
      for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
        if (log.action(i).compareTo(Action.STATUS) < 0) {
          requests.set(log.request(i));
        } else if (log.action(i) == Action.STATUS && log.current(i) >= 0) {
          requests.set(log.current(i));
        }
      }
    }

    List<Step<Call>> steps() {
      for (int i = 0; i < log.size(); i++) {
        add(i, kept.get(i));
      }
      return steps;
    }

    private void add(int i, boolean told) {
      if (told && log.kind(i) == Kind.FAIL && log.action(i) != Action.SUBMIT) {
        return; // it took no effect
      }
      switch (log.action(i)) {
        case SUBMIT -> submit(i, told);
        case START -> request(i, told, What.START);
        case SETTLE -> request(i, told, What.SETTLE);
        case LEAVE -> request(i, told, What.LEAVE);
        case AWAIT -> {
          if (told) {
            request(i, true, What.AWAIT);
          }
        }
        case STATUS -> {
          if (told) {
            step(i, true, new Call(What.STATUS, "", null, null, log.reply(i), strangers(log.response(i))));
          }
        }
        case SHUTDOWN -> shutdown(i, told);
        case CRASH -> step(i, told, plain(What.CRASH));
        case CANCEL -> { // has no effect of its own
        }
      }
    }

    private void step(int i, boolean told, Call call) {
      steps.add(new Step<>(call, log.invocation(i), told ? log.response(i) : Operation.NEVER, i));
    }

    private static Call plain(What what) {
      return new Call(what, "", null, null, null, null);
    }

    private void request(int i, boolean told, What what) {
      if (requests.get(log.request(i))) {
        Worker.Outcome outcome = what == What.SETTLE || what == What.AWAIT ? log.outcome(i) : null;
        step(i, told, new Call(what, log.name(log.request(i)), outcome, null, null, null));
      }
    }

    private void submit(int i, boolean told) {
      if (told && log.kind(i) == Kind.FAIL) {
        String name = log.name(log.request(i));
        step(i, true, new Call(What.REFUSE, name, null, log.refusal(i), null, strangers(log.response(i))));
      } else {
        request(i, told, What.ACCEPT);
      }
    }

    /** The first call may do what the others may; and whoever was answered was so at the end. */
    private void shutdown(int i, boolean told) {
      if (!shutdown) {
        shutdown = true;
        step(i, false, plain(What.CLOSE));
        step(i, false, plain(What.CANCEL_REST));
        step(i, false, plain(What.STOP));
      }
      if (told) {
        step(i, true, plain(What.ENDED));
      }
    }

    /** How many requests besides the known ones can have gone how far by {@code time}. */
    private Strangers strangers(long time) {
      long[] counts = new long[6];
      BitSet submitted = new BitSet();
      BitSet left = new BitSet();
      BitSet settled = new BitSet(); // by request and outcome
      int[] begun = IntStream.concat(begun(0, log.recorded(), time), begun(log.recorded(), log.size(), time)).toArray();
      for (int i : begun) {
        boolean about = log.action(i).compareTo(Action.AWAIT) < 0 && !requests.get(log.request(i));
        if (about && log.action(i) == Action.SUBMIT) {
          submitted.set(log.request(i));
        } else if (about) {
          left.set(log.request(i));
          if (log.action(i) == Action.SETTLE) {
            settled.set(4 * log.request(i) + log.outcome(i).ordinal());
          }
        }
      }
      left.and(submitted);
      counts[0] = submitted.cardinality();
      counts[1] = left.cardinality();
      settled.stream().filter(bit -> submitted.get(bit / 4)).forEach(bit -> counts[2 + bit % 4]++);
      return new Strangers(Arrays.stream(counts).boxed().toList());
    }

    /** Of these operations, which stand in the order of their calls, those called by {@code time}. */
    private IntStream begun(int from, int to, long time) {
      return IntStream.range(from, to).takeWhile(i -> log.invocation(i) <= time);
    }
  }
}
