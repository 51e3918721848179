@NullMarked
package dev.lockstep.modelcheck.cli;

import org.jspecify.annotations.NullMarked;
