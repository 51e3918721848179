/** What a round is going to do, derived from a seed. */
@NullMarked
package dev.lockstep.modelcheck.storm.plan;

import org.jspecify.annotations.NullMarked;
