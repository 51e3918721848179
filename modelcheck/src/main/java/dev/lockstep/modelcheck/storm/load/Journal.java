package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerStatus;

/**
 * Hears of everything that happens to one worker, from all threads: of a call before it is made, of an answer after it
 * was received. One that writes it down in the order in which it hears of it has an order that agrees with real time.
 *
 * <p>It holds the threads up, and makes some orders of theirs rarer. So a storm runs without one, unless its trace is
 * wanted.
 *
 * <p>Thread-safe, and does not block.
 */
public interface Journal {
  /** A client is about to post. */
  default void posts(Request request) {}

  /** A client is about to cancel. */
  default void cancels(String request) {}

  /** A client has been told whether its request was accepted. */
  default void told(String request, Admission admission) {}

  /** A client has been told what became of its request. */
  default void told(String request, Outcome outcome) {}

  /** An observer is about to ask for the status; it has been answered before if it asked before. */
  default void asks(String observer) {}

  /** An observer has been answered. */
  default void gets(String observer, WorkerStatus status) {}

  /** Somebody is about to shut the worker down. */
  default void closes(ShutdownPolicy policy) {}

  /** Somebody has received the report of the shutdown. */
  default void stopped() {}

  /** A pipeline was entered. */
  default void enters(String request) {}

  /** A pipeline is about to return, or to throw. */
  default void leaves(String request, boolean returns) {}

  /** What hears of the steps of the worker's owner. */
  default Trace<WorkerStatus> steps() {
    return (action, subject, after) -> {};
  }

  /** Writes nothing down. */
  Journal NONE = new Journal() {};
}
