package dev.lockstep.spec.tlc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values that TLC prints: recursive descent over its tokens. Not thread-safe. */
final class TlaParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|<<|>>|\\|->|:>|@@|[\\[\\](){},]|-?\\w+)");
  private static final String END = "";

  private final String text;
  private final Matcher matcher;
  private int position;
  private String token;

  TlaParser(String text) {
    this.text = text.stripTrailing();
    this.matcher = TOKEN.matcher(this.text);
    this.token = next();
  }

  List<TlaValue> all() {
    List<TlaValue> values = new ArrayList<>();
    while (!token.equals(END)) {
      values.add(value());
    }
    return values;
  }

  private String next() {
    if (position == text.length()) {
      return END;
    }
    if (!matcher.region(position, text.length()).lookingAt()) {
      throw unexpected(text.substring(position).strip());
    }
    position = matcher.end();
    return matcher.group(1);
  }

  private String take() {
    String taken = token;
    token = next();
    return taken;
  }

  private void expect(String expected) {
    if (!token.equals(expected)) {
      throw unexpected(token);
    }
    take();
  }

  private TlaValue value() {
    String first = take();
    return switch (first) {
      case "<<" -> new TlaValue.Sequence(list(">>", this::value));
      case "{" -> new TlaValue.Elements(list("}", this::value));
      case "[" -> new TlaValue.Fields(fields());
      case "(" -> function();
      case END, ">>", "}", "]", ")", ",", "|->", ":>", "@@" -> throw unexpected(first);
      default -> first.startsWith("\"")
          ? new TlaValue.Text(first.substring(1, first.length() - 1).replaceAll("\\\\(.)", "$1"))
          : new TlaValue.Atom(first);
    };
  }

  private <T> List<T> list(String end, Supplier<T> element) {
    List<T> elements = new ArrayList<>();
    while (!token.equals(end)) {
      if (!elements.isEmpty()) {
        expect(",");
      }
      elements.add(element.get());
    }
    take();
    return elements;
  }

  private Map<String, TlaValue> fields() {
    Map<String, TlaValue> fields = new LinkedHashMap<>();
    list("]", () -> {
      String name = take();
      expect("|->");
      return fields.put(name, value());
    });
    return fields;
  }

  private TlaValue function() {
    Map<TlaValue, TlaValue> values = new LinkedHashMap<>();
    do {
      TlaValue argument = value();
      expect(":>");
      values.put(argument, value());
    } while (take().equals("@@"));
    return new TlaValue.Function(values);
  }

  private IllegalArgumentException unexpected(String found) {
    String place = found.length() > 40 ? found.substring(0, 40) + "..." : found;
    return new IllegalArgumentException("not a TLA+ value: unexpected '" + place + "'");
  }
}
