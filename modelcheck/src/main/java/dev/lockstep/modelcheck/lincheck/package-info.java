/**
 * The engine that explores interleavings of the shipped bytecode with Lincheck, a model checker that switches threads
 * at every access to shared memory.
 *
 * <p>One file for each class under test holds the operations that a scenario is made of; its sequential specification
 * says what they may answer. Everything around the worker that is not under test (waiting, time, execution) is a seam
 * that Lincheck can control.
 */
@NullMarked
package dev.lockstep.modelcheck.lincheck;

import org.jspecify.annotations.NullMarked;
