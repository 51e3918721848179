/**
 * The engine {@code structure}: what the bytecode of core can do at all. It takes no lock (A1), it touches an owner's
 * state on the owner's turn only (A2), it needs java.base alone (A3).
 */
@NullMarked
package dev.lockstep.modelcheck.structure;

import org.jspecify.annotations.NullMarked;
