/** The building blocks of a channel worker, each by itself: its operations, and how their answers are judged. */
@NullMarked
package dev.lockstep.modelcheck.lincheck.channel;

import org.jspecify.annotations.NullMarked;
