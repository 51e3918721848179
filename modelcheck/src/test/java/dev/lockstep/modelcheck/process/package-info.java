@NullMarked
package dev.lockstep.modelcheck.process;

import org.jspecify.annotations.NullMarked;
