@NullMarked
package dev.lockstep.bench.claims;

import org.jspecify.annotations.NullMarked;
