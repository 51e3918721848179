package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of one worker know by now, and what they have learned in the last step. It is made of the replies
 * alone; of the trace it takes what no reply says: which message the owner has handled, and the phase.
 */
final class Books {
  private final List<Job> jobs = new ArrayList<>();
  private final List<Job> unanswered = new ArrayList<>();

  private long arrivals;
  private int pages;
  private long accepted;
  private long completed;
  private long failed;
  private long timedOut;
  private long cancelled;
  private Phase phase = Phase.OPEN;
  private Phase phaseBefore = Phase.OPEN;
  private @Nullable WorkerStatus status;
  private @Nullable WorkerStatus lastStatus;

  private @Nullable Job lastStarted;

  private final List<Job> newlyAccepted = new ArrayList<>();
  private final List<Job> newlyRefused = new ArrayList<>();
  private final List<Job> newlySettled = new ArrayList<>();
  private final List<Job> newlyStarted = new ArrayList<>();
  private final List<Traced> traced = new ArrayList<>();

  /** A request is being posted: the worker may act on it before its client holds the ticket. */
  void posting(Job job) {
    jobs.add(job);
    unanswered.add(job);
  }

  /** The runner is asked to start it. */
  void started(Job job, long now) {
    job.started = true;
    job.startedAt = now;
    lastStarted = job;
    newlyStarted.add(job);
  }

  void traced(Traced step) {
    traced.add(step);
    phase = step.after().phase();
  }

  /** After a step: what have the clients learned? {@code seen} is the status then, null if nobody has just got one. */
  void gather(@Nullable WorkerStatus seen, long now) {
    status = seen;
    for (int i = 0; i < unanswered.size(); i++) {
      Job job = unanswered.get(i);
      learn(job, now);
      if (job.isAnswered()) {
        unanswered.remove(i--);
      }
    }
    if (newlyAccepted.size() > 1) {
      newlyAccepted.sort(Comparator.comparingLong(Job::sequence));
    }
    traced.forEach(this::enter);
  }

  private void learn(Job job, long now) {
    if (!job.isPosted()) {
      return;
    }
    Admission admission = job.admission == null ? job.ticket().admission().peek() : null;
    if (admission != null) {
      job.admission = admission;
      job.waiting = false;
      if (job.isAccepted()) {
        accepted++;
        job.acceptedAt = now;
        newlyAccepted.add(job);
      } else {
        newlyRefused.add(job);
      }
    }
    Outcome outcome = job.outcome == null ? job.ticket().outcome().peek() : null;
    if (outcome != null) {
      job.outcome = outcome;
      if (!(outcome instanceof Outcome.NotRun)) {
        count(outcome);
        job.settledInStep = pages;
        newlySettled.add(job);
      }
    }
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Completed completion -> completed++;
      case Outcome.Failed failure -> failed++;
      case Outcome.TimedOut timeOut -> timedOut++;
      case Outcome.Cancelled cancellation -> cancelled++;
      case Outcome.NotRun refusal -> throw new IllegalArgumentException("no settlement: " + refusal);
    }
  }

  private void enter(Traced step) {
    Job job = step.job();
    if (job == null) {
      return;
    }
    if (step.is("Post")) {
      job.arrival = ++arrivals;
      job.waiting = job.admission == null;
    } else if (step.is("Cancel")) {
      job.cancelled = true;
    } else if (step.isReturn()) {
      job.left = true;
    }
  }

  /** The step has been looked at. */
  void turnThePage() {
    pages++;
    if (status != null) {
      lastStatus = status;
    }
    phaseBefore = phase;
    newlyAccepted.clear();
    newlyRefused.clear();
    newlySettled.clear();
    newlyStarted.clear();
    traced.clear();
  }

  // ---- What they say

  List<Job> jobs() {
    return jobs;
  }

  /** The job with this id. */
  Job job(String id) {
    for (Job job : jobs) {
      if (job.id().equals(id)) {
        return job;
      }
    }
    throw new IllegalArgumentException("nobody has posted " + id);
  }

  /** What is not answered yet, or has been only since the last step. */
  List<Job> unanswered() {
    return unanswered;
  }

  /** Whether anything was learned in this step, but for a status. */
  boolean hasNews() {
    return !(traced.isEmpty()
        && newlyAccepted.isEmpty()
        && newlyRefused.isEmpty()
        && newlyStarted.isEmpty()
        && newlySettled.isEmpty());
  }

  /** In the order of their numbers. */
  List<Job> newlyAccepted() {
    return newlyAccepted;
  }

  List<Job> newlyRefused() {
    return newlyRefused;
  }

  List<Job> newlySettled() {
    return newlySettled;
  }

  List<Job> newlyStarted() {
    return newlyStarted;
  }

  /** What the owner did in this step. */
  List<Traced> traced() {
    return traced;
  }

  /** The status after this step; null if nobody has got one just now. */
  @Nullable WorkerStatus status() {
    return status;
  }

  /** The status before this step, or the last one that somebody got; null if nobody has got one. */
  @Nullable WorkerStatus lastStatus() {
    return lastStatus;
  }

  Phase phase() {
    return phase;
  }

  Phase phaseBefore() {
    return phaseBefore;
  }

  /** Whether the worker's life ended in this step. */
  boolean hasJustEnded() {
    return phase.isTerminal() && !phaseBefore.isTerminal();
  }

  long accepted() {
    return accepted;
  }

  long completed() {
    return completed;
  }

  long failed() {
    return failed;
  }

  long timedOut() {
    return timedOut;
  }

  long cancelled() {
    return cancelled;
  }

  long settled() {
    return completed + failed + timedOut + cancelled;
  }

  /** The job that has most lately become current, by the trace of this step, and has not been started; null if none. */
  @Nullable Job startable() {
    for (int i = traced.size() - 1; i >= 0; i--) {
      String current = traced.get(i).after().current();
      if (current != null && !job(current).isStarted()) {
        return job(current);
      }
    }
    return null;
  }

  /** What the worker takes to be at work: the job that was started last, until its end was handled; null if none. */
  @Nullable Job atWork() {
    return lastStarted == null || lastStarted.left ? null : lastStarted;
  }
}
