/**
 * Stress tests of the supervisor: its owner's turn is an actor, its workers never begin. What the owner tells clients,
 * observers and subscribers is looked at, not what the pool does with its workers.
 */
@NullMarked
package dev.lockstep.stress.supervisor;

import org.jspecify.annotations.NullMarked;
