/**
 * Sequential specifications, one to a file, and how a recorded history is read as calls of one. The specifications know
 * nothing of histories, threads or the kit's own workers, so that every engine and every port is judged by the same
 * text.
 */
@NullMarked
package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.NullMarked;
