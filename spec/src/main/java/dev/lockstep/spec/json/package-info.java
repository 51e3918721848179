/** Strict reading of small JSON documents, with one clear message that names the place of a mistake. */
@NullMarked
package dev.lockstep.spec.json;

import org.jspecify.annotations.NullMarked;
