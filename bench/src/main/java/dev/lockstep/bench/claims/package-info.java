/** The claims P1 to P5 of the source document: what is measured for them, and what the measurements decide. */
@NullMarked
package dev.lockstep.bench.claims;

import org.jspecify.annotations.NullMarked;
