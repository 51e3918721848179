package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.json.StrictJson;
import dev.lockstep.spec.vector.Step;
import dev.lockstep.worker.MutexWorker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An adapter as a port would have one: for want of a port, of the kit's mutex worker; and its broken twins. */
public final class SampleAdapter {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final String twin;
  private @Nullable Replayed subject;
  private int steps;

  private SampleAdapter(String twin) {
    this.twin = twin;
  }

  /** The command that starts it. */
  public static String command(String twin) {
    return Path.of(System.getProperty("java.home"), "bin", "java") + " -cp '" + System.getProperty("java.class.path")
        + "' " + SampleAdapter.class.getName() + " " + twin;
  }

  /** {@code right}, or the name of a twin. */
  public static void main(String[] args) throws Exception {
    SampleAdapter adapter = new SampleAdapter(args[0]);
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      System.out.println(adapter.answer(StrictJson.parse(line)));
    }
    System.exit(0); // what is still at work is not waited for
  }

  private JsonNode answer(JsonNode question) throws Exception {
    if (question.has("begin")) {
      ObjectNode given = (ObjectNode) question.path("begin").path("given").deepCopy();
      if (twin.equals("roomy")) {
        given.put("capacity", given.path("capacity").asInt() + 1);
      }
      subject = new ReplayedWorker(MutexWorker::new, given, PATIENCE);
      return NOTHING;
    }
    Replayed now = Objects.requireNonNull(subject);
    String verb = question.path("do").asText();
    if (verb.equals("look")) {
      return JsonNodeFactory.instance.objectNode().set("seen", now.seen());
    }
    steps++;
    if (twin.equals("dies")) {
      System.exit(7);
    }
    if (twin.equals("hangs") && steps == 2) {
      Thread.currentThread().join(); // for ever
    }
    if (twin.equals("chats")) {
      System.out.println("now for " + verb);
    }
    if (twin.equals("refuses")) {
      return JsonNodeFactory.instance.objectNode().put("broken", "the alarm is not set");
    }
    ObjectNode details = ((ObjectNode) question.deepCopy()).remove(Set.of("do"));
    now.apply(new Step(verb, "W4", details, NOTHING));
    return NOTHING;
  }
}
