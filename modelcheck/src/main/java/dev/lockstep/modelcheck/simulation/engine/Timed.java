package dev.lockstep.modelcheck.simulation.engine;

/** Something that happens at a time, or later, unless it is cancelled before. */
public final class Timed implements Comparable<Timed> {
  private final long at;
  private final int id;
  private final Runnable task;
  private boolean cancelled;

  Timed(long at, int id, Runnable task) {
    this.at = at;
    this.id = id;
    this.task = task;
  }

  /** It does not happen. Without effect if it has. */
  public void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  long at() {
    return at;
  }

  int id() {
    return id;
  }

  void happen() {
    task.run();
  }

  /** By time; what was made first happens first at equal times. */
  @Override
  public int compareTo(Timed other) {
    int byTime = Long.compare(at, other.at);
    return byTime == 0 ? Integer.compare(id, other.id) : byTime;
  }
}
