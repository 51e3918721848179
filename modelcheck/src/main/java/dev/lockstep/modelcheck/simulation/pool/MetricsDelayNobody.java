package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Refusal;

/**
 * M2: whoever looks at the metrics, or does not, holds up nobody. Only a subscriber that chose to block can make the
 * pool keep a result, and only what is pending or kept fills the intake.
 */
final class MetricsDelayNobody extends PoolLaw {
  MetricsDelayNobody(PoolWorld world) {
    super("M2", world);
  }

  @Override
  public void afterStep() {
    if (!books().publishedNow().isEmpty()) {
      occasion();
    }
    if (books().kept() > 0 && !world().clients().anybodyBlocks()) {
      broken(() -> books().kept() + " results are kept, and no subscriber blocks");
    }
    for (Job job : books().news()) {
      boolean full = job.admission instanceof Admission.Refused(Refusal reason) && reason == Refusal.FULL;
      if (full && status().pending() + books().kept() < limits().intake() && !world().struck(Fault.TIMER)) {
        broken(() -> job + " was refused as full, and there is room: " + status());
      }
    }
  }
}
