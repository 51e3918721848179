package dev.lockstep.spec.tlc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of TLA+, as TLC prints it. Immutable. */
public sealed interface TlaValue {
  /** A string, without its quotes. */
  record Text(String text) implements TlaValue {
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /** A number, {@code TRUE}, {@code FALSE} or a model value, as it is written. */
  record Atom(String name) implements TlaValue {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A sequence or tuple. */
  record Sequence(List<TlaValue> elements) implements TlaValue {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.stream().map(TlaValue::toString).collect(Collectors.joining(", ", "<<", ">>"));
    }
  }

  /** A set, in the order in which TLC prints it. */
  record Elements(List<TlaValue> elements) implements TlaValue {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.stream().map(TlaValue::toString).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * A record, {@code [a |-> 1]}.
   *
   * @param fields by name, in the order in which TLC prints them
   */
  record Fields(Map<String, TlaValue> fields) implements TlaValue {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
      return fields.entrySet().stream().map(field -> field.getKey() + " |-> " + field.getValue())
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * A function that is neither a sequence nor a record, {@code (r1 :> 1 @@ r2 :> 2)}.
   *
   * @param values by argument, in the order in which TLC prints them
   */
  record Function(Map<TlaValue, TlaValue> values) implements TlaValue {
    public Function {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return values.entrySet().stream().map(value -> value.getKey() + " :> " + value.getValue())
          .collect(Collectors.joining(" @@ ", "(", ")"));
    }
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  static TlaValue parse(String text) {
    List<TlaValue> values = parseAll(text);
    if (values.size() != 1) {
      throw new IllegalArgumentException(values.size() + " values instead of one: " + text);
    }
    return values.getFirst();
  }

  /**
   * Reads all values of a text, one after the other.
   *
   * @throws IllegalArgumentException if there is anything else in it
   */
  static List<TlaValue> parseAll(String text) {
    return new TlaParser(text).all();
  }

  /** The elements of a sequence or set. */
  default List<TlaValue> items() {
    return switch (this) {
      case Sequence sequence -> sequence.elements();
      case Elements set -> set.elements();
      default -> throw new IllegalArgumentException("neither a sequence nor a set: " + this);
    };
  }

  /** A field of a record. */
  default TlaValue field(String name) {
    if (this instanceof Fields(Map<String, TlaValue> fields) && fields.containsKey(name)) {
      return fields.get(name);
    }
    throw new IllegalArgumentException("no field " + name + " in " + this);
  }

  /** The text of a string, the name of an atom. */
  default String word() {
    return switch (this) {
      case Text(String text) -> text;
      case Atom(String name) -> name;
      default -> throw new IllegalArgumentException("neither a string nor an atom: " + this);
    };
  }

  /** The value of a number. */
  default int number() {
    return Integer.parseInt(word());
  }
}
