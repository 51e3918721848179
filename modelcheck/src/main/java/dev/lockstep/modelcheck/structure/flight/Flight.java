package dev.lockstep.modelcheck.structure.flight;

import dev.lockstep.modelcheck.structure.code.Hierarchy;
import dev.lockstep.modelcheck.structure.code.JdkMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;

/**
 * A {@link Rush} under the JVM's flight recorder: who waited, and for what. A wait is right if core parked through its
 * {@code Parker}, or if it had called a method of the JDK behind which the JDK may lock. Run once.
 *
 * <p>The recorder hears of a monitor only if somebody waits for it, hence the rush.
 */
public final class Flight {
  private static final Duration WARM_UP = Duration.ofMillis(300);
  private static final String PARKER = "dev/lockstep/channel/Parker";

  private final Hierarchy hierarchy;
  private final Predicate<JdkMethod> schedules;
  private final Map<String, Long> wrong = new TreeMap<>();
  private long operations;
  private long events;
  private long cutOff;
  private long ownerParks;
  private long clientParks;
  private long scheduling;

  /** A flight over core; {@code schedules} knows the methods behind which the JDK may lock. */
  public Flight(Hierarchy hierarchy, Predicate<JdkMethod> schedules) {
    this.hierarchy = hierarchy;
    this.schedules = schedules;
  }

  /**
   * Lets {@code rush} warm up, then run for {@code time} under the recorder.
   *
   * @throws IOException if the recording cannot be written or read
   */
  public void run(Function<Long, Long> rush, Duration time) throws IOException {
    if (rush.apply(WARM_UP.toMillis()) == 0) {
      throw new IllegalStateException("the clients did nothing");
    }
    Recorder.record(() -> operations = rush.apply(time.toMillis()), this::hear);
  }

  private void hear(RecordedEvent event) {
    events++;
    Wait wait = Wait.of(event);
    if (wait != null) {
      judge(wait);
    } else if (Wait.isCutOff(event)) {
      cutOff++;
    }
  }

  private void judge(Wait wait) {
    JdkMethod jdk = wait.jdk();
    boolean parking = wait.event().equals(Recorder.PARK);
    boolean throughParker = parking && hierarchy.isSubtype(wait.core().owner(), PARKER);
    if (throughParker) {
      ownerParks += wait.thread().equals(Rush.OWNER) ? 1 : 0;
      clientParks += wait.thread().equals(Rush.CLIENT) ? 1 : 0;
    } else if (jdk != null && schedules.test(jdk) && !isParking(jdk)) {
      scheduling++;
    } else {
      String words = wait.thread() + ": " + wait.core() + ", line " + wait.line() + ", " + wait.words();
      wrong.merge(words, 1L, Long::sum);
    }
  }

  /** Behind these nothing locks: whoever parks there, and is not a Parker, parks past it. */
  private static boolean isParking(JdkMethod jdk) {
    return jdk.name().contains(".LockSupport.park");
  }

  /** The waits that break rule A1, the most frequent first, as sentences. */
  public List<String> offences() {
    List<Map.Entry<String, Long>> all = new ArrayList<>(wrong.entrySet());
    all.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    return all.stream().map(entry -> entry.getKey() + " (" + entry.getValue() + " times)").toList();
  }

  /** Why a pass would say too much, as sentences. */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (ownerParks == 0 || clientParks == 0) {
      doubts.add("the flight recorder heard of " + ownerParks + " parks of the owner and " + clientParks
          + " of its clients, among " + events + " events: it is asleep, or nothing happened");
    }
    if (cutOff > 0) {
      doubts.add(cutOff + " waits of the rush came without a whole stack, so nobody knows what for");
    }
    return doubts;
  }

  /** What was looked at, by unit. */
  public Map<String, Long> explored() {
    return Map.of(
        "operations", operations,
        "events", events,
        "ownerParks", ownerParks,
        "clientParks", clientParks,
        "scheduling", scheduling);
  }
}
