package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private final List<Runnable> scheduled = new ArrayList<>();
  private final List<String> wentOff = new ArrayList<>();
  private final List<Throwable> contained = new ArrayList<>();
  private boolean fails;

  private final Alarms<String> alarms = new Alarms<>(this::schedule, wentOff::add, contained::add);

  private Timer.Handle schedule(Duration delay, Runnable task) {
    if (fails) {
      throw new IllegalStateException("no timer");
    }
    scheduled.add(task);
    return () -> {
      scheduled.remove(task);
      if (fails) {
        throw new IllegalStateException("no timer");
      }
    };
  }

  @Test
  void anAlarmThatIsArmedAnewGoesOffOnce() {
    alarms.arm("a", Duration.ofSeconds(1));
    alarms.arm("a", Duration.ofSeconds(2));
    assertEquals(1, scheduled.size());
    scheduled.getFirst().run();
    assertEquals(List.of("a"), wentOff);
  }

  @Test
  void anAlarmThatCannotBeArmedHasGoneOffOrIsLetGo() {
    fails = true;
    alarms.arm("a", Duration.ofSeconds(1));
    assertEquals(List.of("a"), wentOff);
    assertFalse(alarms.tryToArm("b", Duration.ofSeconds(1)));
    assertEquals(List.of("a"), wentOff);
    assertEquals(2, contained.size());
  }

  @Test
  void whatIsDroppedDoesNotGoOffAlthoughTheTimerFails() {
    alarms.arm("a", Duration.ofSeconds(1));
    alarms.arm("b", Duration.ofSeconds(1));
    alarms.arm("c", Duration.ofSeconds(1));
    alarms.disarm("a");
    fails = true;
    alarms.dropAll();
    assertEquals(List.of(), scheduled);
    assertEquals(2, contained.size());
    alarms.disarm("a");
    assertEquals(2, contained.size());
  }
}
