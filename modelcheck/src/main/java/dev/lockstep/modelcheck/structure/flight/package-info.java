/** Rule A1 at run time: a worker in a hurry, and the JVM's own recorder, which hears of every lock that somebody waits for. */
@NullMarked
package dev.lockstep.modelcheck.structure.flight;

import org.jspecify.annotations.NullMarked;
