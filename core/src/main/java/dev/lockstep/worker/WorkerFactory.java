package dev.lockstep.worker;

/**
 * Makes workers of one kind: how a class becomes a subject of the gate. An implementation is public and has a public
 * constructor without parameters.
 */
@FunctionalInterface
public interface WorkerFactory {

  /** A new worker, started and open. */
  Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams);
}
