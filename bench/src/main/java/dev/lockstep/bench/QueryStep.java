package dev.lockstep.bench;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Seams;
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
  /** What the sink heard last; public, so that no compiler may think that nobody wants it. */
  public @Nullable WorkerStatus latest;

  private final Stepped stepped;
  private long heard;

  /** A worker of the kind {@code subject}, which is a name of {@link Subject}. */
  public QueryStep(String subject, boolean traced) {
    Seams seams = Seams.production().withClock(() -> 0).withTrace(traced ? this::hear : Trace.none());
    stepped = Stepped.of(Subject.valueOf(subject), seams);
  }

  private void hear(String action, String request, WorkerStatus after) {
    heard++;
    latest = after;
  }

  /** Asks, takes the step, and returns the answer. */
  @Override
  public Object get() {
    Oneshot<WorkerStatus> reply = stepped.worker().query();
    stepped.owner().run();
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
