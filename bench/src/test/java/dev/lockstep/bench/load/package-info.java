@NullMarked
package dev.lockstep.bench.load;

import org.jspecify.annotations.NullMarked;
