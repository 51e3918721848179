/** What every module shares: where the kit lies. The contract itself is in the packages below. */
@NullMarked
package dev.lockstep.spec;

import org.jspecify.annotations.NullMarked;
