package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.worker.WorkerStatus;

/**
 * One status that somebody read.
 *
 * @param process who read it; the reads of one process follow each other without overlap
 * @param invocation when it was asked for
 * @param response when it was there
 * @param status what it says
 */
public record StatusRead(int process, long invocation, long response, WorkerStatus status) {}
