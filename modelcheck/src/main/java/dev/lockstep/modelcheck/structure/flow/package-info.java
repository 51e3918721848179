/**
 * Who calls whom in core. Calls through interfaces and lambdas are resolved by following where each object and each
 * lambda may go: through fields, parameters and results, and out into the JDK and back.
 */
@NullMarked
package dev.lockstep.modelcheck.structure.flow;

import org.jspecify.annotations.NullMarked;
