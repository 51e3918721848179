package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done to the building blocks of a channel worker. */
public final class ChannelScenarios {
  /** A oneshot. */
  public static final List<Scenario> ONESHOT =
      List.of(
          Scenario.of("complete(1)", "await"),
          Scenario.of("complete(1)", "hear"),
          Scenario.of("complete(1) peek", "complete(2)", "await"),
          Scenario.of("complete(1)", "await", "giveUp peek"),
          Scenario.of("complete(1)", "giveUp giveUp", "complete(2) peek"));

  /** A watch. */
  public static final List<Scenario> WATCH =
      List.of(
          Scenario.of("publish(1) publish(2)", "read read"),
          Scenario.of("publish(1) publish(2)", "read read", "read"));

  /** An inbox, whose owner takes single messages. */
  public static final List<Scenario> INBOX =
      List.of(
          Scenario.of("poll poll", "offer(A1) offer(A2)"),
          Scenario.of("poll poll", "offer(A1)", "offer(A2)"),
          Scenario.of("poll poll poll", "offer(A1) offer(B1)", "offer(A2)"),
          Scenario.of("poll close poll poll", "offer(A1)", "offer(A2) offer(B2)"));

  /** An owner, which waits between the questions. */
  public static final List<Scenario> OWNER =
      List.of(
          Scenario.of("owner", "askLast(A)"),
          Scenario.of("owner", "ask(A) askLast(B)"),
          Scenario.of("owner", "ask(A)", "askLast(B)"));

  /** A broadcast, where somebody waits: a subscriber for a value, or the publisher for room. */
  public static final List<Scenario> BROADCAST_WAITING =
      List.of(
          Scenario.of("publish", "await(drop)").after("subscribe(drop)"),
          Scenario.of("publish close", "await(block) await(block)").after("subscribe(block)"),
          Scenario.of("unsubscribe(drop)", "await(drop)").after("subscribe(drop)"),
          Scenario.of("publishInTheEnd", "poll(block)").after("subscribe(block) publish"),
          Scenario.of("publishInTheEnd", "unsubscribe(block)").after("subscribe(block) publish"));

  private ChannelScenarios() {}

  /** A broadcast, where nobody waits, by rule. */
  public static Map<String, List<Scenario>> broadcast() {
    Map<String, List<Scenario>> all = new LinkedHashMap<>();
    all.put("B1", List.of(
        Scenario.of("publish publish", "poll(block) poll(block)").after("subscribe(block)"),
        Scenario.of("publish publish", "subscribe(drop) poll(drop)"),
        Scenario.of("publish", "subscribe(drop)", "poll(cut)").after("subscribe(cut)").then("poll(drop)")));
    all.put("B2", List.of(
        Scenario.of("publish publish", "poll(block)").after("subscribe(block)").then("publish poll(block) poll(block)"),
        Scenario.of("publish publish", "poll(drop) poll(drop)").after("subscribe(drop) publish").then("poll(drop)"),
        Scenario.of("publish publish", "poll(cut) poll(cut)").after("subscribe(cut) publish").then("poll(cut)"),
        Scenario.of("publish publish", "poll(block)", "poll(drop)").after("subscribe(block) subscribe(drop)")));
    all.put("B3", List.of(
        Scenario.of("publish publish", "poll(drop)", "poll(cut)").after("subscribe(drop) subscribe(cut)")));
    all.put("B4", List.of(
        Scenario.of("publish close", "poll(block) poll(block)").after("subscribe(block)").then("poll(block)"),
        Scenario.of("close", "subscribe(drop) poll(drop)").then("poll(drop)"),
        Scenario.of("closeKeeping", "poll(block) poll(block)").after("subscribe(block) publish").then("poll(block)")));
    all.put("B5", List.of(
        Scenario.of("publish publish", "unsubscribe(block)").after("subscribe(block)").then("poll(block)"),
        Scenario.of("publish close", "unsubscribe(drop) unsubscribe(drop)").after("subscribe(drop)").then("poll(drop)"),
        Scenario.of("publish", "unsubscribe(drop)", "poll(drop)").after("subscribe(drop) publish").then("poll(drop)")));
    return all;
  }
}
