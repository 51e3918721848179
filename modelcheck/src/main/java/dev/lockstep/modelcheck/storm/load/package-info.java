/** The threads of a round: clients, observers, closers, and the pipeline that they keep busy. */
@NullMarked
package dev.lockstep.modelcheck.storm.load;

import org.jspecify.annotations.NullMarked;
