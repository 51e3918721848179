/** What was measured, in the form in which it is kept and compared: forks, their slices, and intervals from them. */
@NullMarked
package dev.lockstep.bench.data;

import org.jspecify.annotations.NullMarked;
