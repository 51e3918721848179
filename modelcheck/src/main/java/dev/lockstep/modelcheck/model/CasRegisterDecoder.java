package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.List;

/**
 * {@code write} with a {@code value}; {@code read}, whose answer has one; {@code cas} with the value {@code [from,
 * to]}. A {@code cas} that failed has found another value than {@code from}; with an {@code error} it has compared
 * nothing.
 */
final class CasRegisterDecoder extends Decoder<CasRegister.Call> {
  @Override
  void decode(Entry entry) throws HistoryFormatException {
    switch (entry.operation().name()) {
      case "write" -> {
        Object value = entry.argument().value("value");
        entry.result().echo("value", value);
        change(entry, new CasRegister.Write(value));
      }
      case "read" -> {
        if (entry.is(Kind.OK)) {
          step(entry, new CasRegister.Read(entry.result().value("value")));
        }
      }
      case "cas" -> cas(entry);
      default -> throw entry.unknownOperation();
    }
  }

  private void cas(Entry entry) throws HistoryFormatException {
    List<?> values = entry.argument().pair("value");
    entry.result().echo("value", values);
    if (!entry.is(Kind.FAIL)) {
      step(entry, new CasRegister.Swapped(values.get(0), values.get(1)));
    } else if (!entry.result().has("error")) {
      step(entry, new CasRegister.Differed(values.get(0)));
    }
  }
}
