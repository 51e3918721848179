package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the pipeline, as it saw itself.
 *
 * @param entered when it began
 * @param left when it ended, just before it returned or threw; {@link Operation#NEVER} if it had not by the end of the
 *     round
 * @param interrupted whether it noticed an interruption
 * @param returned its result; null if it threw
 * @param thrown what it threw; null if it returned
 */
public record ExecutionRecord(
    long entered, long left, boolean interrupted, @Nullable String returned, @Nullable Throwable thrown) {}
