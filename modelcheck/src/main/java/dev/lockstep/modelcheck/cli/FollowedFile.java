package dev.lockstep.modelcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A file that is still being written: at its end, reading waits for more. It ends when the thread is interrupted. */
final class FollowedFile extends InputStream {
  /** Not every file system tells of every change. */
  private static final long LOOK_SECONDS = 1;

  private final InputStream file;
  private final WatchService changes;

  FollowedFile(Path path) throws IOException {
    file = Files.newInputStream(path);
    changes = path.getFileSystem().newWatchService();
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    folder.register(changes, StandardWatchEventKinds.ENTRY_MODIFY);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (true) {
      int read = file.read(bytes, from, length);
      if (read >= 0) {
        return read;
      }
      try {
        @Nullable WatchKey change = changes.poll(LOOK_SECONDS, TimeUnit.SECONDS);
        if (change != null) {
          change.pollEvents();
          change.reset();
        }
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }
  }

  @Override
  public void close() throws IOException {
    changes.close();
    file.close();
  }
}
