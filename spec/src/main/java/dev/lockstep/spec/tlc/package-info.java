/** The engine that model-checks the design: runs TLC on {@code spec/tla} and judges the result. */
@NullMarked
package dev.lockstep.spec.tlc;

import org.jspecify.annotations.NullMarked;
