@NullMarked
package dev.lockstep.modelcheck.lincheck.explore;

import org.jspecify.annotations.NullMarked;
