package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;

/** A call of which nobody knows what it runs: no object that it could be made on was seen to come there. */
public record Dangling(MethodRef from, int line, MethodRef target) {
  @Override
  public String toString() {
    return from + ", line " + line + ", calls " + target + " on an object that was not seen to come there";
  }
}
