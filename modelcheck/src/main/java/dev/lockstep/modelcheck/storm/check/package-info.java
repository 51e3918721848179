/** The rules, as checks of a recorded round. */
@NullMarked
package dev.lockstep.modelcheck.storm.check;

import org.jspecify.annotations.NullMarked;
