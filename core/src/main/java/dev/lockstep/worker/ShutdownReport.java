package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;

/**
 * How a worker ended. Every caller of {@link Worker#shutdown} gets the same one.
 *
 * @param last the final status; every later status equals it
 * @param lingering the id of the request whose execution was left behind; null if none was
 * @param crash why the worker crashed; null if it stopped in order
 */
public record ShutdownReport(WorkerStatus last, @Nullable String lingering, @Nullable Throwable crash) {}
