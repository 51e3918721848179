package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import dev.lockstep.spec.process.Leash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that knows a port in another language. It reads questions from its standard input, a line of JSON each, and
 * answers each with one on its standard output; {@code spec/README.md} has the protocol. What it writes to its standard
 * error is for a person.
 *
 * <p>Thread-safe, one question after the other. After {@link #close}, who waits for an answer is told that there is none.
 */
public final class Adapter implements AutoCloseable {
  private static final int MOST_SHOWN = 120;

  private final Process process;
  private final Leash leash;
  private final PrintWriter questions;
  private final BufferedReader answers;

  private Adapter(Process process) {
    this.process = process;
    this.leash = Leash.on(process);
    this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8));
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the program: {@code command} is for a shell. */
  public static Adapter start(String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", command)).redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Adapter(builder.start());
  }

  /**
   * The answer to {@code question}. Blocks until there is one.
   *
   * @throws AdapterException if there is none, or if it is no object
   */
  synchronized ObjectNode ask(ObjectNode question) {
    questions.println(question);
    questions.flush(); // a program that has ended is noticed when it is to answer
    String line;
    try {
      line = answers.readLine();
    } catch (IOException closed) {
      line = null;
    }
    if (line == null) {
      throw new AdapterException("the adapter gave no answer to " + question + how());
    }
    try {
      JsonNode answer = StrictJson.parse(line);
      if (answer instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonFormatException malformed) {
      // Said below, with what it was.
    }
    String shown = line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
    throw new AdapterException("the adapter answered " + question + " with no JSON object: " + shown);
  }

  private String how() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS)
          ? ": it ended with status " + process.exitValue()
          : ": it closed its output";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Ends the program. */
  @Override
  public void close() {
    leash.end();
  }
}
