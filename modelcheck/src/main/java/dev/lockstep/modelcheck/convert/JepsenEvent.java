package dev.lockstep.modelcheck.convert;

import org.jspecify.annotations.Nullable;

/**
 * A line of Jepsen's history, by a client.
 *
 * @param line where it stands
 * @param type {@code invoke}, {@code ok}, {@code fail} or {@code info}
 * @param operation the name of the operation, without its colon
 * @param key what it is about, if that stands apart from the value
 * @param value the argument or the result; a name if it says why there is none
 * @param error why it did not succeed
 * @param time nanoseconds, if recorded
 */
record JepsenEvent(
    int line, long process, String type, String operation, @Nullable Object key, @Nullable Object value,
    @Nullable Object error, @Nullable Long time) {}
