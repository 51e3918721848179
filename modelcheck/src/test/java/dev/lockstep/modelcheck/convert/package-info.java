/** Histories of others. */
@NullMarked
package dev.lockstep.modelcheck.convert;

import org.jspecify.annotations.NullMarked;
