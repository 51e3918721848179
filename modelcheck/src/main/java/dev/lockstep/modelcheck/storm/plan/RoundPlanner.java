package dev.lockstep.modelcheck.storm.plan;

import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Derives the plan of each round from a seed: the same seed, corpus and scale give the same plans.
 *
 * <p>The numbers are chosen so that a round is small enough for the linearizability checker, yet full of trouble: the
 * worker is mostly busy, often full, and about every second request is cancelled, limited, failing, held or lingering.
 *
 * <p>Immutable.
 */
public final class RoundPlanner {
  private static final int SHARES = 100;
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;

  private final long seed;
  private final List<Document> corpus;
  private final Scale scale;

  /** Plans rounds of this scale on {@code corpus}. */
  public RoundPlanner(long seed, List<Document> corpus, Scale scale) {
    this.seed = seed;
    this.corpus = List.copyOf(corpus);
    this.scale = scale;
  }

  /** The plan of round {@code index}, counted from 0. */
  public RoundPlan plan(long index) {
    return new Draft(index, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index)).round();
  }

  /** One plan in the making. */
  private final class Draft {
    private final long index;
    private final SplittableRandom random;
    private int requests;

    Draft(long index, SplittableRandom random) {
      this.index = index;
      this.random = random;
    }

    RoundPlan round() {
      List<ClientPlan> posting = new ArrayList<>();
      for (int i = 0; i < scale.clients(); i++) {
        posting.add(client(i));
      }
      List<ObserverPlan> watching = new ArrayList<>();
      for (int i = 0; i < scale.observers(); i++) {
        watching.add(observer(i));
      }
      boolean closes = index % scale.roundsPerLife() == scale.roundsPerLife() - 1;
      return new RoundPlan(index, posting, watching, closes ? closing() : null);
    }

    /** Who asks rests less: the waiting for an answer is a rest already. */
    private ObserverPlan observer(int number) {
      boolean asks = number % scale.oneAsksIn() == scale.oneAsksIn() - 1;
      long longest = asks ? scale.pauseNanos() / 4 : scale.pauseNanos();
      return new ObserverPlan(
          number % 2 == 1, asks, asks ? scale.questions() : scale.looks(), between(longest / 8, longest));
    }

    private ClientPlan client(int number) {
      int left = Math.max(2, scale.requests() / scale.clients());
      List<List<Errand>> bursts = new ArrayList<>();
      while (left > 0) {
        int size = Math.min(left, scale.clients() < 3 || random.nextInt(4) == 0 ? random.nextInt(1, 5) : 1);
        List<Errand> burst = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          burst.add(errand());
        }
        bursts.add(List.copyOf(burst));
        left -= size;
      }
      return new ClientPlan(number % 2 == 1, number % 4 == 0, bursts);
    }

    /**
     * The mix. Each line: up to which of 100 shares, what the pipeline does, what the client does, how long it takes.
     */
    private Errand errand() {
      int share = random.nextInt(SHARES);
      if (share < 46) {
        return errand(Work.ANALYSE, Conduct.WAIT, null, between(0, 500 * MICRO));
      } else if (share < 52) {
        return errand(Work.FAIL, Conduct.WAIT, null, 0);
      } else if (share < 57) {
        return errand(Work.ERROR, Conduct.WAIT, null, 0);
      } else if (share < 64) {
        return errand(Work.HOLD, Conduct.RELEASE, null, between(2 * MILLI, 5 * MILLI));
      } else if (share < 71) {
        return errand(Work.LINGER, Conduct.CANCEL_INSIDE, null, between(MILLI, 4 * MILLI));
      } else if (share < 76) {
        return errand(Work.HOLD, Conduct.CANCEL_INSIDE, null, 0);
      } else if (share < 82) {
        return errand(Work.ANALYSE, Conduct.CANCEL_AT_ONCE, null, between(0, 500 * MICRO));
      } else if (share < 88) {
        return errand(Work.ANALYSE, Conduct.CANCEL_ADMITTED, null, between(0, 500 * MICRO));
      } else if (share < 93) {
        return errand(Work.ANALYSE, Conduct.CANCEL_AT_END, null, between(0, 100 * MICRO));
      } else if (share < 97) {
        Work work = share % 2 == 0 ? Work.HOLD : Work.LINGER;
        return errand(work, Conduct.WAIT, Duration.ofNanos(between(MILLI, 3 * MILLI)), between(MILLI, 3 * MILLI));
      }
      return errand(Work.ANALYSE, Conduct.WAIT, Duration.ofNanos(between(200 * MICRO, MILLI)), between(0, MILLI));
    }

    private Errand errand(Work work, Conduct conduct, @Nullable Duration timeLimit, long workNanos) {
      boolean patient = random.nextInt(2) == 0;
      long pause = random.nextInt(3) == 0 ? between(0, 400 * MICRO) : 0;
      Duration patience = patient ? Duration.ofNanos(between(500 * MICRO, 8 * MILLI)) : Duration.ZERO;
      Document document = corpus.get(random.nextInt(corpus.size()));
      return new Errand("r" + index + "." + requests++, document, work, conduct, patience, timeLimit, pause, workNanos);
    }

    private ClosingPlan closing() {
      List<ClosingPlan.Late> callers = new ArrayList<>();
      for (int i = 0; i < scale.callers(); i++) {
        callers.add(
            new ClosingPlan.Late(
                errand(Work.ANALYSE, Conduct.WAIT, null, 0), errand(Work.ANALYSE, Conduct.WAIT, null, 0)));
      }
      Duration grace = random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofNanos(between(MILLI, 8 * MILLI));
      Duration linger = random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofNanos(between(MILLI, 4 * MILLI));
      return new ClosingPlan(between(scale.closingNanos() / 7, scale.closingNanos()), new ShutdownPolicy(grace, linger), callers);
    }

    private long between(long least, long most) {
      return random.nextLong(least, most + 1);
    }
  }
}
