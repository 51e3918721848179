/**
 * Two workers under one contract. {@link dev.lockstep.worker.MutexWorker} keeps its state behind a read-write lock;
 * {@link dev.lockstep.worker.ChannelWorker} gives it to one owner, reached by messages. Both run the same plain
 * machine, {@link dev.lockstep.worker.WorkerState}: the difference between the two files is the synchronisation, and
 * nothing else.
 *
 * <p>Reading order: {@link dev.lockstep.worker.Worker}, {@link dev.lockstep.worker.WorkerState}, {@link
 * dev.lockstep.worker.MutexWorker}, {@link dev.lockstep.worker.ChannelWorker}, {@link dev.lockstep.worker.Actuator}.
 */
@NullMarked
package dev.lockstep.worker;

import org.jspecify.annotations.NullMarked;
