/** Tests of what a person, a build server and a program get to see of a comparison. */
@NullMarked
package dev.lockstep.bench.regression.view;

import org.jspecify.annotations.NullMarked;
