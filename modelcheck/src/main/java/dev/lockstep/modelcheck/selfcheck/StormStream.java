package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a long storm's history, made round by round while they are read: as a pipe would bring them. */
final class StormStream extends InputStream {
  private final LongStorm storm;
  private long left;
  private boolean begun;
  private ByteArrayInputStream round = new ByteArrayInputStream(new byte[0]);

  StormStream(LongStorm storm, long operations) {
    this.storm = storm;
    left = operations;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (round.available() == 0 && left > 0) {
      next();
    }
    return round.read(bytes, from, length);
  }

  private void next() throws IOException {
    History history = new History("storm", storm.header(), true, storm.round(left));
    left -= history.operations().size();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    HistoryWriter.write(history, lines);
    byte[] text = lines.toByteArray();
    int header = 0;
    while (begun && text[header++] != '\n') {
      // the header was read with the first round
    }
    begun = true;
    round = new ByteArrayInputStream(text, header, text.length - header);
  }
}
