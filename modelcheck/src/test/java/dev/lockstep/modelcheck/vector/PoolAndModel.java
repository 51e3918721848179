package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.supervisor.HealthPolicy;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.RestartPolicy;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A pool and its reference model: what is done to both, and what must be the same of both. */
final class PoolAndModel {
  private static final Duration UNIT = Duration.ofHours(1);
  private static final Duration NEVER = Duration.ofDays(10_000);
  private static final Duration HEALTH = Duration.ofSeconds(1);

  private final PoolModel model = new PoolModel();
  private final SteppedPool pool =
      new SteppedPool(
          new PoolPolicy(
              1_000,
              PoolModel.ATTEMPTS,
              new WorkerPolicy(1, UNIT),
              new ScalingPolicy(PoolModel.MIN, PoolModel.MAX, PoolModel.SURGE, 1, 1, NEVER, NEVER),
              new RestartPolicy(
                  PoolModel.RESTARTS, UNIT.multipliedBy(PoolModel.WINDOW), Duration.ofMinutes(1),
                  Duration.ofMinutes(8)),
              new HealthPolicy(HEALTH, 3)));
  private int submitted;

  void submit() {
    PoolTicket ticket = pool.supervisor().submit(new Request("r" + ++submitted, ""));
    pool.settle();
    assertEquals(model.submit(), ticket.admission().peek() instanceof Admission.Accepted);
  }

  void complete(int choice) {
    chosen(List.copyOf(model.busy()), choice).ifPresent(slot -> {
      assertTrue(puppet(slot).end(request(slot), false), "slot " + slot + " is busy");
      pool.settle();
      model.completes(slot);
    });
  }

  void die(int choice, boolean silently) {
    List<Integer> manned =
        pool.puppets().stream().filter(PoolAndModel::isThere).map(Puppet::slot).sorted().toList();
    chosen(manned, choice).ifPresent(slot -> {
      Puppet puppet = puppet(slot);
      long tried = model.busy().contains(slot) ? tried(request(slot)) : 0;
      if (silently) {
        puppet.hang();
        pool.look(HEALTH);
      } else {
        puppet.crash();
        pool.settle();
      }
      model.dies(slot, tried);
      pool.died(slot);
    });
  }

  void endBackoff(int choice) {
    chosen(model.in(PoolModel.Slot.RESTARTING), choice).ifPresent(slot -> {
      assertTrue(pool.restart(slot), "slot " + slot + " waits");
      model.restarts(slot);
    });
  }

  void scale(int size) {
    Oneshot<Scaling> reply = pool.supervisor().scaleTo(size);
    pool.settle();
    assertEquals(model.scale(size), reply.peek() instanceof Scaling.Target);
  }

  void unitPasses() {
    pool.pass(UNIT);
    model.unitPasses();
  }

  private static Optional<Integer> chosen(List<Integer> slots, int choice) {
    return slots.isEmpty() ? Optional.empty() : Optional.of(slots.get(choice % slots.size()));
  }

  private static boolean isThere(Puppet puppet) {
    return !puppet.isDismissed() && puppet.stopped().peek() == null;
  }

  private Puppet puppet(int slot) {
    return pool.present(slot).orElseThrow();
  }

  /** The request that the slot was given last. */
  private String request(int slot) {
    Puppet puppet = puppet(slot);
    return pool.given().stream().filter(given -> given.to() == puppet).toList().getLast().id();
  }

  private long tried(String request) {
    return pool.given().stream().filter(given -> given.id().equals(request) && !given.isSentBack()).count();
  }

  void areTheSame() {
    PoolStatus status = pool.status();
    assertEquals(
        model.toString(),
        status.phase() + " target " + status.target() + ", live " + status.live() + ", restarting "
            + status.restarting() + ", retiring " + status.retiring() + ", pending " + status.pending()
            + ", assigned " + status.assigned() + ", completed " + status.totals().completed() + ", failed "
            + status.totals().failed() + ", restarts " + status.restarts());
    assertEquals(
        model.busy(),
        pool.puppets().stream()
            .filter(puppet -> isThere(puppet) && puppet.isBusy())
            .map(Puppet::slot)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
