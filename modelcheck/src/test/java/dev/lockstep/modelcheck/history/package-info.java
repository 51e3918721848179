@NullMarked
package dev.lockstep.modelcheck.history;

import org.jspecify.annotations.NullMarked;
