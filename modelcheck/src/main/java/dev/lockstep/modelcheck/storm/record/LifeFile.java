package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.history.Operation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rounds of one worker's life as one history, in a file that others may follow: each round is written when it is
 * over. Times go on from round to round, and no process is used twice. Not thread-safe.
 */
public final class LifeFile implements AutoCloseable {
  private final OutputStream out;
  private boolean begun;
  private long time; // when the rounds so far were over
  private long processes; // that they used

  /** An empty file; one that exists is replaced. */
  public LifeFile(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
  }

  /** Appends the next round. */
  public void add(History round) throws IOException {
    History part =
        new History(round.source(), round.header(), true, round.operations().stream().map(this::goingOn).toList());
    if (begun) {
      HistoryWriter.writeEvents(part, out);
    } else {
      HistoryWriter.write(part, out);
    }
    out.flush();
    begun = true;
    for (Operation operation : part.operations()) {
      long end = operation.response() == Operation.NEVER ? operation.invocation() : operation.response();
      time = Math.max(time, end + 1);
      processes = Math.max(processes, operation.process() + 1);
    }
  }

  private Operation goingOn(Operation operation) {
    long process = processes + operation.process();
    long invocation = time + operation.invocation();
    if (operation.response() == Operation.NEVER) {
      return Operation.pending(process, operation.name(), operation.argument(), invocation);
    }
    return Operation.answered(
        process, operation.name(), operation.argument(), operation.kind(), operation.result(), invocation,
        time + operation.response());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
