/**
 * Recorded histories: what each process called, what it was told, and when. Reading is strict, because a history that
 * is read wrongly gives a verdict about a run that never happened.
 */
@NullMarked
package dev.lockstep.modelcheck.history;

import org.jspecify.annotations.NullMarked;
