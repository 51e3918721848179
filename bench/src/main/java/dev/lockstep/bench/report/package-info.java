/** What a person gets to see of a run: text for a terminal, a page for a browser, and the raw samples. */
@NullMarked
package dev.lockstep.bench.report;

import org.jspecify.annotations.NullMarked;
