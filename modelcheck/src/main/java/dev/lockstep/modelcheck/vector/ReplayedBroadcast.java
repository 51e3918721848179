package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.spec.vector.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast under replay. Nothing in it blocks, and all that is seen of it are its answers.
 *
 * <p>For one thread.
 */
final class ReplayedBroadcast implements Replayed {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final int buffer;
  private final Broadcast<Integer> broadcast = new Broadcast<>(Parker.JDK, () -> {});
  private final Map<String, Subscription<Integer>> subscriptions = new HashMap<>();
  private final ObjectNode seen = NODES.objectNode();

  /**
   * A new broadcast.
   *
   * @param given the bounds that the vectors name
   */
  ReplayedBroadcast(ObjectNode given) {
    this.buffer = given.required("buffer").asInt();
  }

  @Override
  public void apply(Step step) {
    seen.withArrayProperty("replies").add(switch (step.verb()) {
      case "publish" -> publish(step.number("value"));
      case "subscribe" -> subscribe(step);
      case "take" -> told(subscription(step).poll());
      case "unsubscribe" -> unsubscribe(subscription(step));
      case "close" -> end();
      default -> throw new IllegalArgumentException("no step of a broadcast is called " + step.verb());
    });
  }

  private ArrayNode publish(int value) {
    return switch (broadcast.publish(value)) {
      case PUBLISHED -> reply("published").add(value);
      case WOULD_BLOCK -> reply("would-block");
      case CLOSED -> reply("closed");
    };
  }

  /** Whoever subscribes too late finds the end at once; anybody else finds nothing yet. */
  private ArrayNode subscribe(Step step) {
    Subscription<Integer> subscription = broadcast.subscribe(policy(step.text("policy")));
    subscriptions.put(step.text("subscriber"), subscription);
    Delivery<Integer> first = subscription.poll();
    return first == null ? reply("subscribed") : told(first);
  }

  private SubscriptionPolicy policy(String word) {
    return switch (word) {
      case "block" -> SubscriptionPolicy.block(buffer);
      case "drop" -> SubscriptionPolicy.dropOldest(buffer);
      case "cut" -> SubscriptionPolicy.cutOff(buffer);
      default -> throw new IllegalArgumentException("no policy is called " + word);
    };
  }

  private Subscription<Integer> subscription(Step step) {
    Subscription<Integer> subscription = subscriptions.get(step.text("subscriber"));
    if (subscription == null) {
      throw new IllegalArgumentException(step + ": nobody of this name has subscribed");
    }
    return subscription;
  }

  private static ArrayNode told(@Nullable Delivery<Integer> delivery) {
    return switch (delivery) {
      case null -> reply("nothing");
      case Delivery.Value<Integer> next -> reply("value").add(next.value());
      case Delivery.Dropped<Integer> dropped -> reply("dropped").add(dropped.count());
      case Delivery.Ended<Integer> ended -> reply("end").add(switch (ended.reason()) {
        case CLOSED -> "closed";
        case CUT_OFF -> "cut";
        case LEFT -> "left";
      });
    };
  }

  private static ArrayNode unsubscribe(Subscription<Integer> subscription) {
    subscription.unsubscribe();
    return reply("left");
  }

  private ArrayNode end() {
    broadcast.close();
    return reply("closed");
  }

  private static ArrayNode reply(String word) {
    return NODES.arrayNode().add(word);
  }

  @Override
  public ObjectNode seen() {
    return seen;
  }

  @Override
  public List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seenNow) {
    return List.of();
  }

  /** Nobody delays the publisher, nor another subscriber. */
  @Override
  public String ruleOfHangs() {
    return "B3";
  }

  @Override
  public void close() {
    broadcast.close();
  }
}
