@NullMarked
package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.NullMarked;
