package dev.lockstep.spec.tlc;

import java.util.List;

/**
 * What a run of TLC said, and what its specification printed.
 *
 * @param values in the order in which they were printed
 */
public record TlcPrinted(TlcResult result, List<TlaValue> values) {
  public TlcPrinted {
    values = List.copyOf(values);
  }
}
