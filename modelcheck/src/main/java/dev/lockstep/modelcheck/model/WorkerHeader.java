package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Fields;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.Worker.Counts;
import dev.lockstep.modelcheck.model.Worker.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a worker's history says.
 *
 * @param capacity most requests that may be queued
 * @param phase where the worker stood, at rest, when the history began
 * @param counts what it had settled by then
 * @param pipeline whether what the pipeline did was recorded; null if the header does not say
 */
public record WorkerHeader(int capacity, Phase phase, Counts counts, @Nullable Pipeline pipeline) {
  private static final String PIPELINE = "pipeline";

  /** The operations that a pipeline's record consists of. */
  private static final Set<String> OF_PIPELINES = Set.of("start", "settle", "leave");

  /** What is known of the pipeline. */
  public enum Pipeline {
    /** Every start, settle and leave stands in the history. */
    RECORDED,
    /** None does: the worker is a black box, of which only its clients' calls are known. */
    UNRECORDED
  }

  /**
   * Reads a header; {@code source} names it in messages.
   *
   * @throws HistoryFormatException if it describes no worker at rest
   */
  public static WorkerHeader of(String source, Header header) throws HistoryFormatException {
    Fields fields = new Fields(source, 1, header.parameters());
    long capacity = fields.count("capacity");
    if (capacity < 1 || capacity > Integer.MAX_VALUE) {
      throw fields.defect("the capacity must be from 1 to " + Integer.MAX_VALUE);
    }
    Pipeline pipeline = fields.has(PIPELINE) ? fields.constant(PIPELINE, Pipeline.class) : null;
    if (!fields.has("initial")) {
      fields.end();
      return new WorkerHeader((int) capacity, Phase.OPEN, Counts.ZERO, pipeline);
    }
    Worker.Reply begin = WorkerDecoder.reply(fields.object("initial"));
    fields.end();
    if (begin.queued() != 0 || begin.current() != null || begin.occupied()) {
      throw fields.defect("the initial state must be at rest: nothing queued, in flight or lingering");
    }
    if (begin.accepted() != begin.counts().sum()) {
      throw fields.defect("the initial state has accepted " + begin.accepted() + ", settled " + begin.counts().sum());
    }
    return new WorkerHeader((int) capacity, begin.phase(), begin.counts(), pipeline);
  }

  /**
   * Whether the pipeline was recorded: as the header says, or else yes if any of its operations is there. Null if
   * nothing shows it: such a history is judged as that of a black box. So a header should say it, or a worker that
   * reports outcomes and never runs anything passes for one.
   */
  @Nullable Pipeline knownOf(History history) {
    boolean recorded = pipeline == null && history.operations().stream().anyMatch(WorkerHeader::isOfPipeline);
    return recorded ? Pipeline.RECORDED : pipeline;
  }

  /** Whether this is part of a pipeline's record. */
  public static boolean isOfPipeline(Operation operation) {
    return OF_PIPELINES.contains(operation.name());
  }

  /** The parameters of a history's header, and what its operations show of the pipeline: a part may not show it. */
  public static Map<String, @Nullable Object> parametersForParts(History history) throws HistoryFormatException {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(history.header().parameters());
    Pipeline known = of(history.source(), history.header()).knownOf(history);
    if (known != null) {
      parameters.put(PIPELINE, Fields.written(known));
    }
    return parameters;
  }

  /** The specification of this worker. */
  public Worker specification() {
    return new Worker(capacity, phase, counts);
  }
}
