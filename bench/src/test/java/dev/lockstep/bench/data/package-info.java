@NullMarked
package dev.lockstep.bench.data;

import org.jspecify.annotations.NullMarked;
