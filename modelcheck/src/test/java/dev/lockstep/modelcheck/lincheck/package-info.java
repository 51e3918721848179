@NullMarked
package dev.lockstep.modelcheck.lincheck;

import org.jspecify.annotations.NullMarked;
