/** The rule table: which rules there are, and which checks each of them requires. */
@NullMarked
package dev.lockstep.spec.rules;

import org.jspecify.annotations.NullMarked;
