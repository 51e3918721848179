/** Negative controls: broken twins of the shipped code, kept as diffs and compiled to overlays. */
@NullMarked
package dev.lockstep.spec.control;

import org.jspecify.annotations.NullMarked;
