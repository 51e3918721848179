package dev.lockstep.bench.lane;

/**
 * An owner on a thread of its own that answers questions: a question goes in by one lane, its answer comes back.
 *
 * <p>Thread-safety: {@link #ask} by any number of threads, {@link #close} once, when nobody asks any more.
 */
interface Exchange {

  /** Asks, and waits for the answer, which is {@code question} itself. */
  Object ask(Object question) throws Exception;

  /** Ends the owner. */
  void close() throws Exception;
}
