@NullMarked
package dev.lockstep.bench.lane;

import org.jspecify.annotations.NullMarked;
