package dev.lockstep.modelcheck.storm.plan;

/**
 * One observer of a round: reads the status several times without a pause, then rests.
 *
 * @param virtual whether it is a virtual thread
 * @param asks whether it uses {@code query} and not {@code status}; it then asks all questions of a burst before it
 *     waits
 * @param burst how many reads make a burst
 * @param pauseNanos how long it rests
 */
public record ObserverPlan(boolean virtual, boolean asks, int burst, long pauseNanos) {}
