/** Class files, read as data: what there is, what is a subtype of what, and which method a call means. */
@NullMarked
package dev.lockstep.modelcheck.structure.code;

import org.jspecify.annotations.NullMarked;
