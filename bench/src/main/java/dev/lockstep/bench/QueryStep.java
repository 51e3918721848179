package dev.lockstep.bench;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An idle worker that is asked a question and answers it in one step, all on the calling thread. Its clock stands
 * still: looking at one would take as long as the rest of the step.
 *
 * <p>Public, and known by JDK types alone, because a {@link World} makes it.
 *
 * <p>For one thread.
 */
public final class QueryStep implements Supplier<Object>, LongSupplier {
  private static final Pipeline NO_PIPELINE = request -> "";

  /** What the sink heard last; public, so that no compiler may think that nobody wants it. */
  public @Nullable WorkerStatus latest;

  private final Worker worker;
  private final Runnable owner;
  private long heard;

  /** A worker of the kind {@code subject}, which is a name of {@link Subject}. */
  public QueryStep(String subject, boolean traced) {
    Seams seams = Seams.production().withClock(() -> 0).withTrace(traced ? this::hear : Trace.none());
    WorkerPolicy policy = WorkerPolicy.ofCapacity(1);
    switch (Subject.valueOf(subject)) {
      case MUTEX -> {
        worker = new MutexWorker(policy, NO_PIPELINE, seams);
        owner = () -> {}; // the question is answered when it has been asked
      }
      case CHANNEL -> {
        ChannelWorker channel = new ChannelWorker(policy, NO_PIPELINE, seams);
        worker = channel;
        owner = () -> channel.owner().turn();
      }
      default -> throw new IllegalArgumentException(subject);
    }
  }

  private void hear(String action, String request, WorkerStatus after) {
    heard++;
    latest = after;
  }

  /** Asks, takes the step, and returns the answer. */
  @Override
  public Object get() {
    Oneshot<WorkerStatus> reply = worker.query();
    owner.run();
    WorkerStatus answer = reply.peek();
    if (answer == null) {
      throw new IllegalStateException("the step did not answer");
    }
    return answer;
  }

  /** How many steps the trace sink heard of. */
  @Override
  public long getAsLong() {
    return heard;
  }
}
