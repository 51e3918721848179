package dev.lockstep.modelcheck.storm.corpus;

import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of a storm: those that ship with the kit, or a folder of the user's. */
public final class Corpus {
  private static final String SHIPPED = "/dev/lockstep/modelcheck/corpus/";
  private static final String INDEX = "INDEX";

  /** A document longer than this is cut: one request should take a millisecond or so, not the whole round. */
  private static final int MAX_CHARACTERS = 16_384;

  private static final int MAX_DOCUMENTS = 1_000;

  private Corpus() {}

  /** The documents that ship with the kit. */
  public static List<Document> shipped() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (String name : resource(INDEX).lines().toList()) {
      documents.add(Document.of(name, resource(name)));
    }
    return List.copyOf(documents);
  }

  /**
   * Every {@code .txt} and {@code .md} file in {@code folder}, in the order of their names, as UTF-8; long ones are
   * cut.
   *
   * @throws UsageException if the folder is none, or holds no such file, or one that cannot be read
   */
  public static List<Document> in(Path folder) throws UsageException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("corpus " + folder + ": there is no such folder");
    }
    List<Document> documents = new ArrayList<>();
    for (Path file : texts(folder)) {
      String text = read(file);
      if (!text.isBlank()) {
        documents.add(Document.of(file.getFileName().toString(),
            text.substring(0, Math.min(text.length(), MAX_CHARACTERS))));
      }
    }
    if (documents.isEmpty()) {
      throw new UsageException("corpus " + folder + ": there is no text in it (files named *.txt or *.md)");
    }
    return List.copyOf(documents);
  }

  private static List<Path> texts(Path folder) throws UsageException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt") || file.toString().endsWith(".md"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MAX_DOCUMENTS)
          .toList();
    } catch (IOException unreadable) {
      throw new UsageException("corpus " + folder + ": the folder cannot be read: " + unreadable.getMessage());
    }
  }

  private static String read(Path file) throws UsageException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException notText) {
      throw new UsageException("corpus: " + file + " is not UTF-8 text");
    } catch (IOException unreadable) {
      throw new UsageException("corpus: " + file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Corpus.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        throw new IOException("the shipped corpus lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
