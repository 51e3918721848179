/** The frame that every engine runs in: arguments, time, failure, evidence. */
@NullMarked
package dev.lockstep.spec.engine;

import org.jspecify.annotations.NullMarked;
