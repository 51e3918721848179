package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was learned from outside about a simulated pool: by its clients, from its workers, from its status. */
final class Books {
  /** A worker was made, given a request to start, or dismissed, in this step. */
  record Deed(Life life, @Nullable Job job) {}

  private final Map<String, Job> byId = new HashMap<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Life> lives = new ArrayList<>();
  private final Backoffs backoffs = new Backoffs();
  private final List<Job> news = new ArrayList<>();
  private final List<Deed> born = new ArrayList<>();
  private final List<Deed> started = new ArrayList<>();
  private final List<Deed> dismissed = new ArrayList<>();
  private final List<PoolResult> published = new ArrayList<>();
  private final List<PoolResult> publishedNow = new ArrayList<>();
  private @Nullable Subscription<PoolResult> spy;
  private boolean resultsEnded;
  private @Nullable PoolStatus before;
  private @Nullable PoolStatus status;
  private long metered;

  // ---- What is learned

  void submitting(Job job) {
    jobs.add(job);
    byId.put(job.id(), job);
  }

  /** A subscriber that is never slow, and so sees every result. */
  void hears(Subscription<PoolResult> subscription) {
    spy = subscription;
  }

  void born(Life life) {
    lives.add(life);
    born.add(new Deed(life, null));
  }

  void started(Job job, Life life) {
    job.starts++;
    started.add(new Deed(life, job));
  }

  void dismissed(Life life) {
    dismissed.add(new Deed(life, null));
  }

  void metered() {
    metered++;
  }

  /** After a step. */
  void gather(PoolStatus now, int step) {
    before = status == null ? now : status;
    status = now;
    for (Job job : jobs) {
      if (!job.isAnswered() && job.look(step)) {
        news.add(job);
      }
    }
    listen();
    backoffs.inStep(step + 1);
  }

  private void listen() {
    Subscription<PoolResult> subscription = spy;
    while (subscription != null && !resultsEnded) {
      switch (subscription.poll()) {
        case null -> {
          return;
        }
        case Delivery.Value<PoolResult>(PoolResult result) -> heard(result);
        case Delivery.Dropped<PoolResult> dropped -> throw new IllegalStateException("the spy is too slow: " + dropped);
        case Delivery.Ended<PoolResult> end -> resultsEnded = true;
      }
    }
  }

  private void heard(PoolResult result) {
    published.add(result);
    publishedNow.add(result);
    job(result.id()).results.add(result);
  }

  /** The step has been looked at. */
  void turnThePage() {
    news.clear();
    born.clear();
    started.clear();
    dismissed.clear();
    publishedNow.clear();
  }

  // ---- What is known

  Job job(String id) {
    Job job = byId.get(id);
    if (job == null) {
      throw new IllegalArgumentException("nobody has submitted '" + id + "'");
    }
    return job;
  }

  List<Job> jobs() {
    return jobs;
  }

  List<Life> lives() {
    return lives;
  }

  Backoffs backoffs() {
    return backoffs;
  }

  /** Those of whom their clients have learned something in this step. */
  List<Job> news() {
    return news;
  }

  List<Deed> born() {
    return born;
  }

  List<Deed> started() {
    return started;
  }

  List<Deed> dismissed() {
    return dismissed;
  }

  /** The results that were published, in their order. */
  List<PoolResult> published() {
    return published;
  }

  List<PoolResult> publishedNow() {
    return publishedNow;
  }

  boolean haveResultsEnded() {
    return resultsEnded;
  }

  /** How many results the meter has heard of. */
  long meteredResults() {
    return metered;
  }

  PoolStatus status() {
    if (status == null) {
      throw new IllegalStateException("nobody has looked yet");
    }
    return status;
  }

  /** The status before this step. */
  PoolStatus before() {
    if (before == null) {
      throw new IllegalStateException("nobody has looked yet");
    }
    return before;
  }

  PoolPhase phase() {
    return status().phase();
  }

  long settled() {
    return jobs.stream().filter(Job::isSettled).count();
  }

  long accepted() {
    return jobs.stream().filter(Job::isAccepted).count();
  }

  /** Results that are not published yet. */
  long kept() {
    return settled() - published.size();
  }
}
