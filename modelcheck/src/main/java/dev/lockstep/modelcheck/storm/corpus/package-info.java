/** The documents that a storm has analysed, and the analysis. */
@NullMarked
package dev.lockstep.modelcheck.storm.corpus;

import org.jspecify.annotations.NullMarked;
