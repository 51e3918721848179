/** The storm: real work on real threads, recorded round by round and judged. */
@NullMarked
package dev.lockstep.modelcheck.storm;

import org.jspecify.annotations.NullMarked;
