@NullMarked
package dev.lockstep.modelcheck.trace;

import org.jspecify.annotations.NullMarked;
