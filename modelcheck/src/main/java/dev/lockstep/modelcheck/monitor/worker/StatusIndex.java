package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.WorkerLog;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the statuses that say the same, by hashing. */
final class StatusIndex {
  private static final int OUTCOMES = Outcome.values().length;

  private final WorkerFacts facts;
  private final WorkerLog log;
  private final int[] classOf;
  private int[] representatives = new int[16];
  private int[] table = new int[64];
  private int size;
  private @Nullable Rejection clash;

  StatusIndex(WorkerFacts facts) {
    this.facts = facts;
    log = facts.log;
    classOf = new int[facts.statusCount];
  }

  /** One status of each class. */
  int[] classes() {
    Arrays.fill(table, NONE);
    for (int k = 0; k < classOf.length && clash == null; k++) {
      classOf[k] = find(facts.statuses[k]);
    }
    return representatives;
  }

  /** Of each status, in the order of {@link WorkerFacts#statuses}: its class. */
  int[] classOf() {
    return classOf;
  }

  /** How many classes there are. */
  int size() {
    return size;
  }

  /** Two statuses of one class that name different requests; null if there are none. */
  @Nullable Rejection clash() {
    return clash;
  }

  private int find(int i) {
    int slot = hash(i) & table.length - 1;
    while (table[slot] != NONE) {
      int other = representatives[table[slot]];
      if (same(i, other)) {
        if (log.current(i) != log.current(other)) {
          clash = clash(other, i);
        }
        return table[slot];
      }
      slot = slot + 1 & table.length - 1;
    }
    return add(i, slot);
  }

  private Rejection clash(int one, int other) {
    Words words = new Words(log);
    return Contradiction.CURRENT.between(
        words.operation(one) + " and " + words.operation(other) + " have the same counts, but one names "
            + words.request(log.current(one)) + " as current and the other " + words.request(log.current(other)),
        one, other);
  }

  private int add(int i, int slot) {
    if (size == representatives.length) {
      representatives = Arrays.copyOf(representatives, 2 * size);
    }
    representatives[size] = i;
    table[slot] = size++;
    if (2 * size > table.length) {
      table = new int[2 * table.length];
      Arrays.fill(table, NONE);
      for (int c = 0; c < size; c++) {
        int free = hash(representatives[c]) & table.length - 1;
        while (table[free] != NONE) {
          free = free + 1 & table.length - 1;
        }
        table[free] = c;
      }
    }
    return size - 1;
  }

  private int hash(int i) {
    long hash = log.accepted(i) * 31 + log.queued(i);
    for (int o = 0; o < OUTCOMES; o++) {
      hash = hash * 0x9E3779B97F4A7C15L + log.settled(i, o);
    }
    hash = hash * 31 + log.phase(i).ordinal() * 2L + (log.occupied(i) ? 1 : 0);
    hash *= 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }

  private boolean same(int i, int j) {
    boolean same =
        log.accepted(i) == log.accepted(j) && log.queued(i) == log.queued(j) && log.phase(i) == log.phase(j)
            && log.occupied(i) == log.occupied(j);
    for (int o = 0; o < OUTCOMES && same; o++) {
      same = log.settled(i, o) == log.settled(j, o);
    }
    return same;
  }
}
