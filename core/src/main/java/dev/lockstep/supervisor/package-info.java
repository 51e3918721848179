/**
 * A pool of workers and its supervisor: one owner, as a channel worker has one, around the plain machine {@link
 * dev.lockstep.supervisor.SupervisorState}, which follows {@code SupervisorState.tla}.
 *
 * <p>Reading order: {@link dev.lockstep.supervisor.Supervisor}, {@link dev.lockstep.supervisor.SupervisorState} and its
 * parts {@link dev.lockstep.supervisor.Ledger}, {@link dev.lockstep.supervisor.Crew} and {@link
 * dev.lockstep.supervisor.Dispatcher}, then {@link dev.lockstep.supervisor.Actuator} and {@link
 * dev.lockstep.supervisor.Courier}. The policies are records, of which {@link dev.lockstep.supervisor.PoolPolicy} is
 * one.
 */
@NullMarked
package dev.lockstep.supervisor;

import org.jspecify.annotations.NullMarked;
