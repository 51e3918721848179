package dev.lockstep.worker;

/**
 * The user's work. It runs on a thread of its own, never on the owner's, one request at a time.
 *
 * <p>A pipeline should return soon after its thread was interrupted. One that does not is not harmed, and harms nobody
 * but the requests behind it: its request is settled all the same, and the execution <em>lingers</em> until it returns
 * (rule W1).
 *
 * <p>One that computes for long and hardly ever blocks keeps the processor of a virtual thread for as long, and as many
 * of them as there are processors keep everybody else from running: see {@link Seams} for the runner that it needs.
 */
@FunctionalInterface
public interface Pipeline {

  /** Processes one request. Whatever is thrown, {@code Error} too, settles the request as failed. */
  String process(Request request) throws Exception;
}
