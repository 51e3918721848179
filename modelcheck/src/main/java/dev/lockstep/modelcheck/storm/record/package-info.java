/** What was seen in a round, and the history that it makes. */
@NullMarked
package dev.lockstep.modelcheck.storm.record;

import org.jspecify.annotations.NullMarked;
