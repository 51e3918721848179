/** The jcstress engine: what it runs, how it runs it, and what it makes of the outcomes. The tests: see subpackages. */
@NullMarked
package dev.lockstep.stress;

import org.jspecify.annotations.NullMarked;
