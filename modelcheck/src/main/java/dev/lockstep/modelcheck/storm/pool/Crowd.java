package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.storm.corpus.TextAnalysis;
import dev.lockstep.orchestrator.Orchestrator;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The threads of a storm on a pool: clients, observers, an operator who changes its size, and a killer. */
final class Crowd {
  /** Whoever is not answered within this time never is. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final int MOST_AT_A_TIME = 8;
  private static final long LOOK_MICROS = 500;
  private static final long SCALE_MILLIS = 150;

  private final PoolStormOptions options;
  private final Orchestrator pool;
  private final Books books;
  private final Victims victims;
  private final Samples samples;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong submitted = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();

  /** What one of them does, again and again, until it is over. */
  private interface Part {
    void play(Random random) throws InterruptedException;
  }

  Crowd(PoolStormOptions options, Orchestrator pool, Books books, Victims victims, Samples samples) {
    this.options = options;
    this.pool = pool;
    this.books = books;
    this.victims = victims;
    this.samples = samples;
  }

  void start() {
    for (int i = 0; i < options.clients(); i++) {
      add("client", this::submit);
    }
    for (int i = 0; i < options.observers(); i++) {
      @Nullable PoolStatus[] before = {null};
      add("observer", random -> {
        PoolStatus status = pool.status();
        samples.take(status, before[0]);
        before[0] = status;
        over.await(LOOK_MICROS, TimeUnit.MICROSECONDS);
      });
    }
    add("operator", random -> {
      over.await(SCALE_MILLIS, TimeUnit.MILLISECONDS);
      scale(random);
      samples.heap();
    });
    add("killer", random -> {
      if (!over.await(options.killEvery().toNanos(), TimeUnit.NANOSECONDS)) {
        victims.strike(random);
      }
    });
    threads.forEach(Thread::start);
  }

  private void add(String name, Part part) {
    Random random = new Random(options.seed() + threads.size());
    threads.add(Thread.ofPlatform().name("pool-storm-" + name + "-" + threads.size()).unstarted(() -> {
      try {
        while (over.getCount() > 0) {
          part.play(random);
        }
      } catch (InterruptedException stopped) {
        books.broken("S11", name + " was not answered in time");
      }
    }));
  }

  /** Ends it; everybody waits for the answers that are still due. */
  void stop() throws InterruptedException {
    over.countDown();
    for (Thread thread : threads) {
      thread.join(ANSWER.multipliedBy(3));
      thread.interrupt();
      thread.join();
    }
  }

  // ---- Clients

  /** A few requests at once; then waits for all that is to be known about them. */
  private void submit(Random random) throws InterruptedException {
    Map<PoolTicket, Document> tickets = new LinkedHashMap<>();
    int requests = random.nextInt(1, MOST_AT_A_TIME + 1);
    for (int i = 0; i < requests; i++) {
      Document document = options.corpus().get(random.nextInt(options.corpus().size()));
      Request request = request("r-" + submitted.incrementAndGet(), document, random);
      books.submitting(request.id());
      PoolTicket ticket = pool.submit(request);
      tickets.put(ticket, document);
      if (random.nextInt(20) == 0) {
        ticket.cancel();
      }
    }
    for (Map.Entry<PoolTicket, Document> each : tickets.entrySet()) {
      learn(each.getKey(), each.getValue());
    }
  }

  private static Request request(String id, Document document, Random random) {
    Duration patience = random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(1, 50));
    Request request = new Request(id, document.text()).withPatience(patience);
    return random.nextInt(10) == 0 ? request.withTimeLimit(Duration.ofMillis(random.nextInt(1, 100))) : request;
  }

  private void learn(PoolTicket ticket, Document document) throws InterruptedException {
    Outcome outcome = ticket.outcome().await(ANSWER);
    String id = ticket.request().id();
    String right = TextAnalysis.result(id, document.report());
    if (outcome instanceof Outcome.Completed(String result) && !result.equals(right)) {
      books.broken("S4", id + " was given the result of something else");
    }
    books.told(id, ticket);
  }

  // ---- The operator

  private void scale(Random random) throws InterruptedException {
    if (over.getCount() == 0) {
      return;
    }
    Supervisor supervisor = pool.supervisor();
    Oneshot<Scaling> reply =
        switch (random.nextInt(3)) {
          case 0 -> supervisor.addWorker();
          case 1 -> supervisor.removeWorker();
          default -> supervisor.scaleTo(random.nextInt(PoolStorm.MAX + 2));
        };
    samples.scaled(reply.await(ANSWER));
  }
}
