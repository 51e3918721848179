package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation.Kind;

/** {@code write} with a {@code value}; {@code read}, whose answer has one. */
final class RegisterDecoder extends Decoder<Register.Call> {
  @Override
  void decode(Entry entry) throws HistoryFormatException {
    switch (entry.operation().name()) {
      case "write" -> {
        Object value = entry.argument().value("value");
        entry.result().echo("value", value);
        change(entry, new Register.Write(value));
      }
      case "read" -> {
        if (entry.is(Kind.OK)) {
          step(entry, new Register.Read(entry.result().value("value")));
        }
      }
      default -> throw entry.unknownOperation();
    }
  }
}
