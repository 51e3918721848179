package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Fixture.Held;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Health is judged on progress: W12. */
final class HealthContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration BRIEF = Duration.ofMillis(20);

  private HealthContract() {}

  @Check(rule = "W12", value = "An idle worker is healthy, however long it has been idle.")
  static void w12_anIdleWorkerIsHealthy(Fixture f) throws Exception {
    Worker worker = start(f);
    expect(f, worker, Health.HEALTHY);
    f.roundTrip(worker, "r1");
    f.time().jump(LIMIT.multipliedBy(2));
    expect(f, worker, Health.HEALTHY);
  }

  @Check(
      rule = "W12",
      value = "A busy worker is healthy up to its execution limit, and stuck beyond it, until the execution ends.")
  static void w12_anExecutionBeyondItsLimitIsStuck(Fixture f) throws Exception {
    Worker worker = start(f);
    f.time().jump(Duration.ofSeconds(5));
    Held first = f.held(worker, "r1");
    expect(f, worker, Health.HEALTHY);
    f.time().jump(LIMIT);
    expect(f, worker, Health.HEALTHY);
    f.time().jump(Duration.ofNanos(1));
    expect(f, worker, Health.STUCK_EXECUTION);
    first.gate().open();
    f.outcome(first.ticket());
    expect(f, worker, Health.HEALTHY);
  }

  @Check(rule = "W12", value = "An execution that lingers beyond its limit is stuck, although its request is settled.")
  static void w12_aLingeringExecutionIsStuck(Fixture f) throws Exception {
    Worker worker = start(f);
    Held first = f.stubborn(worker, "r1");
    first.ticket().cancel();
    f.outcome(first.ticket());
    expect(f, worker, Health.HEALTHY);
    f.time().jump(LIMIT.plusNanos(1));
    expect(f, worker, Health.STUCK_EXECUTION);
    first.gate().open();
    f.awaitStatus(worker, status -> status.execution() == Execution.NONE, "no execution");
    expect(f, worker, Health.HEALTHY);
  }

  @Check(
      rule = "W12",
      value = "Each execution is given the whole limit: one after the other, a busy worker is healthy.")
  static void w12_progressIsHealthy(Fixture f) throws Exception {
    Worker worker = start(f);
    Held first = f.held(worker, "r1");
    var gate = f.pipeline().hold("r2");
    Ticket second = f.accepted(worker, "r2");
    f.time().jump(LIMIT);
    first.gate().open();
    gate.awaitEntered();
    f.time().jump(LIMIT);
    expect(f, worker, Health.HEALTHY);
    gate.open();
    f.outcome(second);
  }

  @Check(
      rule = "W12",
      value = "An owner that is held up is found stuck within the probe's limit, and healthy when it goes on.")
  static void w12_anOwnerThatIsHeldUpIsStuck(Fixture f) throws Exception {
    Worker worker = start(f);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    f.runner()
        .beforeStart()
        .once(
            () -> {
              held.countDown();
              f.await().until(() -> release.getCount() == 0, "the release of the owner");
            });
    Client<Ticket> poster = f.fork(() -> worker.post(Fixture.request("r1")));
    f.await().open(held, "the start of r1");
    Health judged = f.fork(() -> worker.probe(BRIEF)).result(f.await(), "a probe of an owner that is held up");
    release.countDown();
    Expect.equal("health while the owner is held up", Health.STUCK_OWNER, judged);
    f.outcome(poster.result(f.await(), "the return of post"));
    expect(f, worker, Health.HEALTHY);
  }

  @Check(rule = "W12", value = "A worker that drains is healthy; one that has stopped says so.")
  static void w12_aStoppedWorkerSaysSo(Fixture f) throws Exception {
    Worker worker = start(f);
    Held first = f.held(worker, "r1");
    var stopped = worker.shutdown(ShutdownPolicy.DEFAULT);
    expect(f, worker, Health.HEALTHY);
    first.gate().open();
    f.await().reply(stopped, "the shutdown report");
    expect(f, worker, Health.STOPPED);
  }

  @Check(rule = "W12", value = "A prober that is interrupted is told so, and the worker is unharmed.")
  static void w12_anInterruptedProbeIsHarmless(Fixture f) throws Exception {
    Worker worker = start(f);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    f.runner()
        .beforeStart()
        .once(
            () -> {
              held.countDown();
              f.await().until(() -> release.getCount() == 0, "the release of the owner");
            });
    Client<Ticket> poster = f.fork(() -> worker.post(Fixture.request("r1")));
    f.await().open(held, "the start of r1");
    Client<Boolean> prober =
        f.fork(
            () -> {
              try {
                worker.probe(f.await().limit().multipliedBy(4));
                return false;
              } catch (InterruptedException interrupt) {
                return true;
              }
            });
    prober.thread().interrupt();
    boolean told = prober.result(f.await(), "the return of an interrupted probe");
    release.countDown();
    Expect.that(told, "the probe did not tell its caller of the interrupt");
    f.outcome(poster.result(f.await(), "the return of post"));
    expect(f, worker, Health.HEALTHY);
  }

  private static Worker start(Fixture f) {
    return f.start(new WorkerPolicy(2, LIMIT), f.seams());
  }

  private static void expect(Fixture f, Worker worker, Health expected) throws InterruptedException {
    Expect.equal("health", expected, worker.probe(f.await().limit()));
  }
}
