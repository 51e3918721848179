package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

/**
 * A list of numbers, doubly linked over two arrays. What is taken out keeps its own links, so that putting it back, in
 * reverse order, takes constant time (Knuth's dancing links).
 */
final class Links {
  private final int[] next;
  private final int[] previous;
  private final int end;
  private int size;

  Links(int numbers) {
    end = numbers;
    next = new int[numbers + 1];
    previous = new int[numbers + 1];
    next[end] = end;
    previous[end] = end;
  }

  void add(int i) {
    next[i] = end;
    previous[i] = previous[end];
    putBack(i);
  }

  void takeOut(int i) {
    next[previous[i]] = next[i];
    previous[next[i]] = previous[i];
    size--;
  }

  void putBack(int i) {
    next[previous[i]] = i;
    previous[next[i]] = i;
    size++;
  }

  int first() {
    return next[end] == end ? NONE : next[end];
  }

  int after(int i) {
    return next[i] == end ? NONE : next[i];
  }

  int size() {
    return size;
  }
}
