/** A storm on a whole pool: real threads, workers that are killed and hang, and books that must balance. */
@NullMarked
package dev.lockstep.modelcheck.storm.pool;

import org.jspecify.annotations.NullMarked;
