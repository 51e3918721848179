package dev.lockstep.modelcheck.history;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line, taken one by one with their types checked; {@link #end} then refuses what was not asked for,
 * so that a misspelt optional field is an error and not a silent default.
 *
 * <p>JSON values are plain Java objects: {@code null}, {@link Boolean}, {@link Long}, {@link String}, {@code List} and
 * {@code Map<String, Object>} of the same.
 */
public final class Fields {
  private final String source;
  private final int line;
  private final Map<String, @Nullable Object> values;
  private final Set<String> taken = new HashSet<>();

  /** Fields {@code values} of line {@code line} of {@code source}. */
  public Fields(String source, int line, Map<String, @Nullable Object> values) {
    this.source = source;
    this.line = line;
    this.values = values;
  }

  /** The defect {@code sentence}, at this line. */
  public HistoryFormatException defect(String sentence) {
    return new HistoryFormatException(source, line, sentence);
  }

  /** Whether the field is there, be it {@code null}. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Any JSON value, {@code null} included; the field must be there. */
  public @Nullable Object value(String name) throws HistoryFormatException {
    taken.add(name);
    if (!values.containsKey(name)) {
      throw defect("the field \"" + name + "\" is missing");
    }
    return values.get(name);
  }

  private <T> T typed(String name, Class<T> type, String typeName) throws HistoryFormatException {
    Object value = value(name);
    if (!type.isInstance(value)) {
      throw defect("the field \"" + name + "\" must be " + typeName);
    }
    return type.cast(value);
  }

  /** A string. */
  public String string(String name) throws HistoryFormatException {
    return typed(name, String.class, "a string");
  }

  /** A string or {@code null}. */
  public @Nullable String stringOrNull(String name) throws HistoryFormatException {
    return value(name) == null ? null : typed(name, String.class, "a string or null");
  }

  /** A whole number. */
  public long whole(String name) throws HistoryFormatException {
    return typed(name, Long.class, "a whole number");
  }

  /** A whole number that is not negative. */
  public long count(String name) throws HistoryFormatException {
    long value = whole(name);
    if (value < 0) {
      throw defect("the field \"" + name + "\" must not be negative");
    }
    return value;
  }

  /** True or false. */
  public boolean bool(String name) throws HistoryFormatException {
    return typed(name, Boolean.class, "true or false");
  }

  /** A list of exactly two values. */
  public List<?> pair(String name) throws HistoryFormatException {
    List<?> list = typed(name, List.class, "a list of two values");
    if (list.size() != 2) {
      throw defect("the field \"" + name + "\" must be a list of two values");
    }
    return list;
  }

  /** A constant of an enum, written in lower case with hyphens. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) throws HistoryFormatException {
    String text = string(name);
    E[] constants = Objects.requireNonNull(type.getEnumConstants());
    for (E constant : constants) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    String known = Arrays.stream(constants).map(Fields::written).collect(Collectors.joining(", "));
    throw defect("the field \"" + name + "\" must be one of " + known + ", and not \"" + text + "\"");
  }

  /** How a constant is written in a history: {@code TIMED_OUT} as {@code timed-out}. */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fields of a nested object. */
  @SuppressWarnings("unchecked") // the reader makes maps with string keys only
  public Fields object(String name) throws HistoryFormatException {
    return new Fields(source, line, (Map<String, @Nullable Object>) typed(name, Map.class, "an object"));
  }

  /** An answer may repeat a field of its invocation; it must then repeat it exactly. */
  public void echo(String name, @Nullable Object expected) throws HistoryFormatException {
    if (has(name) && !Objects.equals(value(name), expected)) {
      throw defect("the field \"" + name + "\" differs from that of the invocation");
    }
  }

  /** Refuses every field that was not asked for. */
  public void end() throws HistoryFormatException {
    for (String name : values.keySet()) {
      if (!taken.contains(name)) {
        throw defect("the field \"" + name + "\" does not belong here");
      }
    }
  }
}
