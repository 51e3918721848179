@NullMarked
package dev.lockstep.modelcheck.certificate;

import org.jspecify.annotations.NullMarked;
