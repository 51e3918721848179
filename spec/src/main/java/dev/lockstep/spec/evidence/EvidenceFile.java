package dev.lockstep.spec.evidence;

import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reads and writes evidence files ({@code schemas/evidence.schema.json}).
 *
 * <p>Stateless and thread-safe. A file appears whole or not at all: it is written beside its place and then moved.
 */
public final class EvidenceFile {
  private EvidenceFile() {}

  /**
   * Reads one evidence file.
   *
   * @throws EvidenceException if it is missing, truncated, of another format or version, or says too little
   */
  public static Evidence read(Path file) throws EvidenceException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new EvidenceException("evidence " + file + ": no such file", missing);
    } catch (IOException unreadable) {
      throw new EvidenceException("evidence " + file + ": cannot be read: " + unreadable, unreadable);
    }
    try {
      return EvidenceJson.decode(StrictJson.parse(text));
    } catch (JsonFormatException malformed) {
      throw new EvidenceException("evidence " + file + ": " + malformed.getMessage(), malformed);
    }
  }

  /**
   * Writes one evidence file, in place of an older one; missing directories are made.
   *
   * @throws EvidenceException if it cannot be written; then an older file is left as it was
   */
  public static void write(Evidence evidence, Path file) throws EvidenceException {
    Path place = file.toAbsolutePath();
    Path directory = place.getParent();
    if (directory == null || place.getFileName() == null) {
      throw new EvidenceException("evidence " + file + ": not the path of a file");
    }
    try {
      Files.createDirectories(directory);
      Path draft = Files.createTempFile(directory, "." + place.getFileName(), ".tmp");
      try {
        Files.writeString(draft, EvidenceJson.encode(evidence), StandardCharsets.UTF_8);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException unwritable) {
      throw new EvidenceException("evidence " + file + ": cannot be written: " + unwritable, unwritable);
    }
  }
}
