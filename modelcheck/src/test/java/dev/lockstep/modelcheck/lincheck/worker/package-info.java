@NullMarked
package dev.lockstep.modelcheck.lincheck.worker;

import org.jspecify.annotations.NullMarked;
