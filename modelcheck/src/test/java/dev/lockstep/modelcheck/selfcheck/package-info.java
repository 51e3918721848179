@NullMarked
package dev.lockstep.modelcheck.selfcheck;

import org.jspecify.annotations.NullMarked;
