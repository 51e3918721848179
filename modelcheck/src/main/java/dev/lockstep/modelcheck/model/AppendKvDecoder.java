package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation.Kind;

/**
 * {@code put} and {@code append} with a {@code key} and a {@code value}; {@code get} with a key, whose answer has a
 * value.
 */
final class AppendKvDecoder extends Decoder<AppendKv.Call> {
  @Override
  void decode(Entry entry) throws HistoryFormatException {
    String key = entry.argument().string("key");
    entry.result().echo("key", key);
    switch (entry.operation().name()) {
      case "put" -> change(entry, new AppendKv.Put(key, written(entry)));
      case "append" -> change(entry, new AppendKv.Append(key, written(entry)));
      case "get" -> {
        if (entry.is(Kind.OK)) {
          step(entry, new AppendKv.Get(key, entry.result().string("value")));
        }
      }
      default -> throw entry.unknownOperation();
    }
  }

  private static String written(Entry entry) throws HistoryFormatException {
    String value = entry.argument().string("value");
    entry.result().echo("value", value);
    return value;
  }
}
