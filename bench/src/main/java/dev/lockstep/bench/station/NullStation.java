package dev.lockstep.bench.station;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;

/**
 * The null control of every table: requests go through the kit's channel worker, but whoever reads the status loads a
 * reference, which a wrapper of the pipeline writes before and after each execution. So the machine carries the same
 * load, and nothing is measured but the load generator, the machine, and one volatile load.
 *
 * <pre>
 * field     who writes       write      read
 * current   the execution    volatile   volatile
 * </pre>
 */
final class NullStation implements Station {
  private static final String NOBODY = "";

  private final KitStation worker;
  private volatile String current = NOBODY;

  NullStation(Pipeline pipeline, Seams seams) {
    this.worker = KitStation.reading(new ChannelWorker(Row.policy(), noting(pipeline), seams).start());
  }

  private Pipeline noting(Pipeline pipeline) {
    return request -> process(pipeline, request);
  }

  private String process(Pipeline pipeline, Request request) throws Exception {
    current = request.id();
    String result = pipeline.process(request);
    current = NOBODY;
    return result;
  }

  @Override
  public Oneshot<Outcome> post() {
    return worker.post();
  }

  @Override
  public boolean showsActive() {
    return !current.isEmpty();
  }

  @Override
  public void close() throws InterruptedException {
    worker.close();
  }
}
