/**
 * Tells people what a check of a history found: in lines of text, and as a page with a timeline.
 */
@NullMarked
package dev.lockstep.modelcheck.explain;

import org.jspecify.annotations.NullMarked;
