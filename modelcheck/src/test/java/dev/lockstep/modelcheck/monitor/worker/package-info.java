@NullMarked
package dev.lockstep.modelcheck.monitor.worker;

import org.jspecify.annotations.NullMarked;
