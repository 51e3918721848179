/** Lines and pages about verdicts. */
@NullMarked
package dev.lockstep.modelcheck.explain;

import org.jspecify.annotations.NullMarked;
