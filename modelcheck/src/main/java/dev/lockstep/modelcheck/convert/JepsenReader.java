package dev.lockstep.modelcheck.convert;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two forms in which Jepsen's histories are published: the lines of its log ({@code INFO jepsen.util - 0
 * :invoke :write 3}), and EDN maps ({@code {:process 0, :type :invoke, :f :write, :value 3}}), one to a line or all
 * in a vector. Lines of the log that are about something else, and what the nemesis did, are passed over.
 */
final class JepsenReader {
  private static final Pattern LOG =
      Pattern.compile("(?:.*\\s)?(\\d+)\\s+:(invoke|ok|fail|info)\\s+:([\\w-]+)\\s*(.*)");

  private final String source;
  private final List<JepsenEvent> events = new ArrayList<>();

  private JepsenReader(String source) {
    this.source = source;
  }

  /** The events of clients in {@code text}; {@code source} names it in messages. */
  static List<JepsenEvent> read(String source, String text) throws HistoryFormatException {
    JepsenReader reader = new JepsenReader(source);
    String trimmed = text.stripLeading();
    if (trimmed.startsWith("[") && trimmed.substring(1).stripLeading().startsWith("{")) {
      reader.vector(text);
    } else {
      reader.lines(text);
    }
    if (reader.events.isEmpty()) {
      throw new HistoryFormatException(source, 1, "there is no operation of a client in it");
    }
    return reader.events;
  }

  private void vector(String text) throws HistoryFormatException {
    if (parse(1, text) instanceof List<?> all) {
      for (int i = 0; i < all.size(); i++) {
        map(i + 1, all.get(i));
      }
    }
  }

  private void lines(String text) throws HistoryFormatException {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.stripLeading().startsWith("{")) {
        map(number, parse(number, line));
        continue;
      }
      Matcher log = LOG.matcher(line);
      if (log.matches()) {
        String rest = log.group(4);
        Object value = rest.isBlank() ? null : parse(number, rest);
        add(number, number(number, log.group(1)), log.group(2), log.group(3), null, value, null, null);
      }
    }
  }

  private @Nullable Object parse(int line, String text) throws HistoryFormatException {
    try {
      return Edn.parse(text);
    } catch (Edn.Defect defect) {
      throw new HistoryFormatException(source, line, "not EDN: " + defect.getMessage());
    }
  }

  private long number(int line, String digits) throws HistoryFormatException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      throw new HistoryFormatException(source, line, "the process " + digits + " is out of range");
    }
  }

  private void map(int line, @Nullable Object value) throws HistoryFormatException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new HistoryFormatException(source, line, "an operation is a map, not " + value);
    }
    if (!(map.get(":process") instanceof Long process)) {
      return; // the nemesis
    }
    Long time = map.get(":time") instanceof Long nanos ? nanos : null;
    add(
        line, process, name(line, map, ":type"), name(line, map, ":f"), map.get(":key"), map.get(":value"),
        map.get(":error"), time);
  }

  private String name(int line, Map<?, ?> map, String field) throws HistoryFormatException {
    if (map.get(field) instanceof Edn.Name(String text) && text.startsWith(":")) {
      return text.substring(1);
    }
    throw new HistoryFormatException(
        source, line, "the field " + field + " must be a keyword, and is " + map.get(field));
  }

  private void add(
      int line, long process, String type, String operation, @Nullable Object key, @Nullable Object value,
      @Nullable Object error, @Nullable Long time) throws HistoryFormatException {
    if (!List.of("invoke", "ok", "fail", "info").contains(type)) {
      throw new HistoryFormatException(source, line, "the type :" + type + " is unknown: :invoke, :ok, :fail, :info");
    }
    boolean said = error == null && value instanceof Edn.Name; // the log has the reason in the value's place
    events.add(
        new JepsenEvent(line, process, type, operation, key, said ? null : value, said ? value : error, time));
  }
}
