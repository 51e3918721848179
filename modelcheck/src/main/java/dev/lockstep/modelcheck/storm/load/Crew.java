package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.modelcheck.storm.record.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The threads of one round. */
final class Crew {
  private record Member(Thread thread, String rule) {}

  private final List<Member> members = new ArrayList<>();
  private final CountDownLatch start = new CountDownLatch(1);

  /**
   * Adds a thread.
   *
   * @param rule the rule that promises that it will end
   */
  void add(String name, boolean virtual, String rule, Runnable body) {
    Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    Thread thread = builder.name(name).unstarted(() -> {
      try {
        start.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      body.run();
    });
    members.add(new Member(thread, rule));
  }

  /** Starts all of them, as much at once as can be. */
  void start() {
    members.forEach(member -> member.thread.start());
    start.countDown();
  }

  /** Waits until all have ended; those that have not within {@code limit} are told of, interrupted and left behind. */
  List<Trouble> join(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Trouble> stuck = new ArrayList<>();
    for (Member member : members) {
      long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
      member.thread.join(millis);
      if (member.thread.isAlive()) {
        stuck.add(new Trouble(member.rule, member.thread.getName() + " was not answered", stack(member.thread)));
        member.thread.interrupt();
      }
    }
    return stuck;
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace()).limit(12).map(frame -> "    at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
