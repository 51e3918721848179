@NullMarked
package dev.lockstep.bench.cli;

import org.jspecify.annotations.NullMarked;
