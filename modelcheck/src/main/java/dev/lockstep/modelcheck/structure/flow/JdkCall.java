package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.JdkMethod;
import dev.lockstep.modelcheck.structure.code.MethodRef;

/**
 * A method of core calls one of the JDK.
 *
 * @param linking whether it is not called by the code but by the JVM, which links a call site
 */
public record JdkCall(MethodRef from, int at, int line, JdkMethod method, boolean linking) {}
