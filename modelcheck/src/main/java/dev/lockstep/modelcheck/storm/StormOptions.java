package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.storm.plan.Scale;
import dev.lockstep.modelcheck.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a storm is to do. It ends with the first of time, rounds and violating rounds that is used up.
 *
 * @param subject whose workers are stormed
 * @param corpus what is analysed
 * @param clients how many threads post in each round
 * @param observers how many threads look on
 * @param seed decides the plan of each round
 * @param onlyRound the one round to be repeated; empty: one round after the other
 * @param rounds how many rounds at most
 * @param time how long at most; a round that has begun is finished
 * @param violatingRounds after how many rounds with a violation to stop
 */
public record StormOptions(
    Subject subject,
    List<Document> corpus,
    int clients,
    int observers,
    long seed,
    OptionalLong onlyRound,
    long rounds,
    Duration time,
    int violatingRounds) {
  /** How many clients there are if nobody says otherwise. */
  public static final int CLIENTS = 6;

  /** How many observers there are if nobody says otherwise. */
  public static final int OBSERVERS = 4;

  /** Copies the list. */
  public StormOptions {
    corpus = List.copyOf(corpus);
  }

  /** A storm with the usual crew. */
  public static StormOptions of(Subject subject, List<Document> corpus, long seed, Duration time) {
    return new StormOptions(
        subject, corpus, CLIENTS, OBSERVERS, seed, OptionalLong.empty(), Long.MAX_VALUE, time, Integer.MAX_VALUE);
  }

  /** The same storm, at most so many rounds long. */
  public StormOptions withRounds(long most) {
    return new StormOptions(subject, corpus, clients, observers, seed, onlyRound, most, time, violatingRounds);
  }

  /** The same storm, ended after so many rounds with a violation. */
  public StormOptions withViolatingRounds(int most) {
    return new StormOptions(subject, corpus, clients, observers, seed, onlyRound, rounds, time, most);
  }

  /** Half as many as there are clients, so that the worker is full now and then. */
  int capacity() {
    return Math.max(1, clients / 2);
  }

  /** How large its rounds are. */
  Scale scale() {
    return Scale.storm(clients, observers);
  }
}
