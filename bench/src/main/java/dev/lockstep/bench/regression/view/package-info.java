/** A comparison as text, Markdown, JUnit XML, JSON and a page: five views of one model. */
@NullMarked
package dev.lockstep.bench.regression.view;

import org.jspecify.annotations.NullMarked;
