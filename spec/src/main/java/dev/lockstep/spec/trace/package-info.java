/**
 * Trace validation: is a recorded run of a worker a behaviour of its TLA+ specification? The format of traces, and the
 * check, which TLC makes with {@code spec/tla/trace/TraceWorker.tla}.
 */
@NullMarked
package dev.lockstep.spec.trace;

import org.jspecify.annotations.NullMarked;
