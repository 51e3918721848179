@NullMarked
package dev.lockstep.modelcheck.vector;

import org.jspecify.annotations.NullMarked;
