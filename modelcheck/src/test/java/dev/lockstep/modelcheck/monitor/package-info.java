@NullMarked
package dev.lockstep.modelcheck.monitor;

import org.jspecify.annotations.NullMarked;
