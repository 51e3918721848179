package dev.lockstep.modelcheck.storm.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a pool has closed, no thread, alarm or execution of it is left, but for what its report declares. */
final class NothingIsLeftTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ShutdownPolicy END = new ShutdownPolicy(Duration.ofMillis(200), Duration.ofMillis(200));

  private final Census census = new Census();
  private final AtomicBoolean clockFails = new AtomicBoolean();
  private final CountDownLatch release = new CountDownLatch(1);

  private Orchestrator pool(String subject, Pipeline pipeline) throws Exception {
    Seams real = Seams.production();
    Seams counted = census.in(real.withClock(() -> time(real)));
    PoolSeams seams = PoolSeams.production().withShared(counted);
    return new Orchestrator(PoolPolicy.ofSize(2), Subjects.resolve(subject).factory(), pipeline, seams, END);
  }

  private long time(Seams real) {
    if (clockFails.get()) {
      throw new IllegalStateException("there is no time");
    }
    return real.clock().nanos();
  }

  @ParameterizedTest
  @CsvSource({
    "mutex, start submit crash close", "mutex, start crash submit close", "mutex, start submit close crash submit",
    "mutex, submit start close", "mutex, submit close submit", "mutex, start close submit",
    "channel, start submit crash close", "channel, start crash submit close",
    "channel, start submit close crash submit", "channel, submit start close", "channel, submit close submit",
    "channel, start close submit"
  })
  void whateverTheOrder(String subject, String order) throws Exception {
    Orchestrator pool = pool(subject, request -> "done");
    List<PoolTicket> tickets = new ArrayList<>();
    for (String deed : order.split(" ", -1)) {
      switch (deed) {
        case "start" -> pool.start();
        case "submit" -> tickets.add(pool.submit(new Request("r" + tickets.size(), "")));
        case "crash" -> clockFails.set(true);
        case "close" -> pool.close();
        default -> throw new IllegalArgumentException(deed);
      }
    }
    for (PoolTicket ticket : tickets) {
      assertNotNull(ticket.outcome().await(LIMIT), ticket + " is not answered");
    }
    assertTrue(census.awaitNothing(LIMIT), census::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel"})
  void whatIgnoresInterruptionIsDeclared(String subject) throws Exception {
    Orchestrator pool = pool(subject, request -> ignoreInterruption());
    pool.start();
    PoolTicket ticket = pool.submit(new Request("stubborn", ""));
    assertNotNull(ticket.admission().await(LIMIT));
    while (census.executions() == 0) {
      Thread.onSpinWait();
    }
    PoolReport report = pool.shutdown(END).await(LIMIT);
    assertNotNull(report);
    assertEquals(1, report.leftBehind().size(), report::toString);
    assertEquals(1, census.executions());
    release.countDown();
    assertTrue(census.awaitNothing(LIMIT), census::toString);
  }

  private String ignoreInterruption() {
    while (true) {
      try {
        release.await();
        return "at last";
      } catch (InterruptedException ignored) {
        // a pipeline that does not listen
      }
    }
  }
}
