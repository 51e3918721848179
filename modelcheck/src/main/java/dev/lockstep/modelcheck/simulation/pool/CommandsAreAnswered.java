package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.Scaling;
import java.util.List;

/** S11: every command has an answer when nobody has anything to do any more, and a refusal says why. */
final class CommandsAreAnswered extends PoolLaw {
  CommandsAreAnswered(PoolWorld world) {
    super("S11", world);
  }

  @Override
  public void whenQuiet() {
    answered(world().clients().scalings());
    answered(world().clients().queries());
    for (Question<Scaling> command : world().clients().scalings()) {
      if (command.reply() instanceof Scaling.Refused && books().phase() == PoolPhase.RUNNING) {
        broken(() -> command + " was refused by a pool that runs");
      }
    }
    for (Job job : books().jobs()) {
      if (job.admission == null && books().phase() != PoolPhase.RUNNING) {
        broken(() -> job + " was never decided on: " + status());
      }
    }
  }

  @Override
  public void atRest() {
    whenQuiet();
    answered(world().clients().shutdowns());
  }

  private void answered(List<? extends Question<?>> questions) {
    for (Question<?> question : questions) {
      occasion();
      if (!question.isAnswered()) {
        broken(() -> question + " is not answered: " + status());
      }
    }
  }
}
