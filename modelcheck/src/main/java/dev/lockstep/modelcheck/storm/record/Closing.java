package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import org.jspecify.annotations.Nullable;

/**
 * One call of shutdown.
 *
 * @param policy what was asked for
 * @param invocation when it was called
 * @param response when the caller held the report; {@link Operation#NEVER} if there was none
 * @param report what it says; null if there was none
 */
public record Closing(ShutdownPolicy policy, long invocation, long response, @Nullable ShutdownReport report) {}
