package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Scenarios that nobody thought of: two threads of clients with two calls each, chosen by a seed. The same seed gives
 * the same scenarios.
 */
public final class ScenarioGenerator {
  private static final List<String> BEFORE =
      List.of("", "acceptLimited(a)", "acceptLimited(a) accept(b)", "acceptLimited(a) accept(b) accept(c) letWait(d)");

  private final Random random;

  /** A generator whose choices depend on {@code seed} alone. */
  public ScenarioGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** For a worker that does its work on its callers' threads. */
  public Scenario clients() {
    return scenario("post", "", "shutdownNow");
  }

  /** For a worker with an owner, whose life is a thread of the scenario. */
  public Scenario withOwner() {
    return clients().withThread("owner");
  }

  /** For a channel worker whose owner's turns are operations. */
  public Scenario inTurns() {
    return scenario("send", "rest ", "close").withThread("turn turn");
  }

  /** After one of the clients has shut the worker down, or the owner has come to rest, everything is looked at. */
  private Scenario scenario(String post, String rest, String end) {
    String before = BEFORE.get(random.nextInt(BEFORE.size()));
    List<String> posted = new ArrayList<>();
    String first = call(post, "x", posted) + " " + call(post, "y", posted) + " " + end;
    String second = call(post, "z", posted) + " " + call(post, "e", posted);
    StringBuilder then = new StringBuilder(rest + "status interrupted");
    if (rest.isEmpty()) {
      posted.forEach(request -> then.append(" told(").append(request).append(')'));
    }
    return Scenario.of(first, second).after(before).then(then.toString());
  }

  private String call(String post, String request, List<String> posted) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        posted.add(request);
        yield post + "(" + request + ")";
      }
      case 2 -> {
        posted.add(request);
        yield post + "Limited(" + request + ")";
      }
      case 3 -> "cancel(" + (random.nextBoolean() ? "a" : "b") + ")";
      case 4 -> "deadline(" + (random.nextBoolean() ? "a" : "x") + ")";
      case 5, 6 -> "run";
      default -> "status";
    };
  }
}
