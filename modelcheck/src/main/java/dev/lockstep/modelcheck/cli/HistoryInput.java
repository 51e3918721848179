package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a history that a user has named, with a sentence for whatever may be wrong with it. */
final class HistoryInput {
  private HistoryInput() {}

  /** The input cannot be used; the message is complete: {@code file:line: sentence}, or {@code file: sentence}. */
  static final class Refused extends Exception {
    Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    /** The message. */
    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Work on input. */
  interface Use<T> {
    /** Does the work. */
    T use() throws IOException, HistoryFormatException;
  }

  /** Reads the history; {@code -} is standard input. */
  static History read(String file) throws Refused {
    return refusing(
        file, () -> file.equals("-") ? HistoryReader.read("stdin", System.in) : HistoryReader.read(path(file)));
  }

  /** Does {@code use}, and says of {@code file} what goes wrong. */
  static <T> T refusing(String file, Use<T> use) throws Refused {
    try {
      return use.use();
    } catch (HistoryFormatException e) {
      throw new Refused(String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw new Refused(file + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new Refused(file + ": the file may not be read", e);
    } catch (IOException e) {
      throw new Refused(file + ": the file cannot be read: " + e.getMessage(), e);
    }
  }

  /** The path that is named; not a directory. */
  static Path path(String file) throws IOException {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new IOException("not a file name", e);
    }
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    return path;
  }
}
