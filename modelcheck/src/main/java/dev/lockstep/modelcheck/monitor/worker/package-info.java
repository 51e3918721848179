/** The monitor of the model {@code worker}; {@link dev.lockstep.modelcheck.monitor.worker.WorkerMonitor} says how. */
@NullMarked
package dev.lockstep.modelcheck.monitor.worker;

import org.jspecify.annotations.NullMarked;
