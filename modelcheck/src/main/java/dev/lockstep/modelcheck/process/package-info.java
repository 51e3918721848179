/** Engines in processes of their own: a hang, a crash or an exhausted heap there costs one verdict and nothing else. */
@NullMarked
package dev.lockstep.modelcheck.process;

import org.jspecify.annotations.NullMarked;
