package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation.Kind;

/** {@code inc}; {@code add} with a {@code value}; {@code read}, whose answer has one. */
final class CounterDecoder extends Decoder<Counter.Call> {
  @Override
  void decode(Entry entry) throws HistoryFormatException {
    switch (entry.operation().name()) {
      case "inc" -> change(entry, new Counter.Add(1));
      case "add" -> {
        long amount = entry.argument().whole("value");
        entry.result().echo("value", amount);
        change(entry, new Counter.Add(amount));
      }
      case "read" -> {
        if (entry.is(Kind.OK)) {
          step(entry, new Counter.Read(entry.result().whole("value")));
        }
      }
      default -> throw entry.unknownOperation();
    }
  }
}
