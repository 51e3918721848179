package dev.lockstep.worker;

/**
 * Runs the pipeline somewhere else than on the owner's thread.
 *
 * <p>{@link #start} must not block and must not run the body on the calling thread. It may throw: then the request
 * fails.
 */
@FunctionalInterface
public interface Runner {

  /** Starts one execution. */
  Run start(Runnable body);

  /** One execution. */
  @FunctionalInterface
  interface Run {
    /**
     * Asks this execution, and no other, to end soon; without effect once it has ended. (With a pool, that takes more
     * than an interrupt of the thread: it may already be running somebody else's work.)
     */
    void interrupt();
  }

  /**
   * A virtual thread for each execution: its thread runs nothing else, so an interrupt cannot go astray. It
   * inherits nothing: in a mutex worker the thread of one request starts that of the next.
   */
  Runner VIRTUAL =
      body -> {
        Thread.Builder thread = Thread.ofVirtual().name("lockstep-run");
        return thread.inheritInheritableThreadLocals(false).start(body)::interrupt;
      };
}
