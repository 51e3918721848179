package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.spec.vector.Step;
import java.util.List;

/**
 * A port under replay, behind an {@link Adapter}. It is begun with the first question, so that an adapter that hangs is
 * noticed by whoever watches over the steps. What its differences mean is told as exactly as of the kit's own.
 *
 * <p>For one thread, but for {@link #ruleOfHangs} and {@link #close}.
 */
final class ReplayedElsewhere implements Replayed {
  private final Adapter adapter;
  private final String model;
  private final ObjectNode given;
  private boolean begun;
  private volatile boolean asking;

  /**
   * A new subject of the port.
   *
   * @param model worker, broadcast or supervisor
   * @param given the bounds that the vectors name
   */
  ReplayedElsewhere(Adapter adapter, String model, ObjectNode given) {
    this.adapter = adapter;
    this.model = model;
    this.given = given;
  }

  @Override
  public void apply(Step step) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("do", step.verb());
    question.setAll(step.details());
    JsonNode broken = ask(question).path("broken");
    if (!broken.isMissingNode()) {
      throw new RuleBroken(step.rule(), broken.asText());
    }
  }

  @Override
  public ObjectNode seen() {
    ObjectNode answer = ask(JsonNodeFactory.instance.objectNode().put("do", "look"));
    if (answer.path("seen") instanceof ObjectNode seen) {
      return seen;
    }
    throw new AdapterException("the adapter's answer has no object 'seen': " + answer);
  }

  private ObjectNode ask(ObjectNode question) {
    asking = true;
    if (!begun) {
      ObjectNode begin = JsonNodeFactory.instance.objectNode();
      begin.putObject("begin").put("model", model).set("given", given);
      adapter.ask(begin);
      begun = true;
    }
    ObjectNode answer = adapter.ask(question);
    asking = false;
    return answer;
  }

  @Override
  public List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen) {
    return switch (model) {
      case "worker" -> WorkerRules.broken(before, expected, seen, given.required("capacity").asInt());
      case "supervisor" -> SupervisorRules.broken(given, expected, seen);
      default -> List.of();
    };
  }

  /** Whether a pipeline is at work, which would make it W6, an adapter that hangs cannot be asked. */
  @Override
  public String ruleOfHangs() {
    return switch (model) {
      case "worker" -> "W4";
      case "supervisor" -> "S11";
      default -> "B3";
    };
  }

  /** Nothing is known of an adapter that has not answered: it goes, and whoever waits for it as well. */
  @Override
  public void close() {
    if (asking) {
      adapter.close();
    }
  }
}
