package dev.lockstep.modelcheck.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads EDN, as far as Jepsen's histories use it: {@code nil}, booleans, whole numbers, strings, keywords and symbols
 * (with their colon), vectors, lists, sets and maps. A tag is passed over, and what it tags is read.
 */
final class Edn {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private Edn(String text) {
    this.text = text;
  }

  /** What the text is not, in a sentence. */
  static final class Defect extends Exception {
    Defect(String sentence) {
      super(sentence);
    }
  }

  /** A keyword or a symbol. */
  record Name(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** The one value in {@code text}. */
  static @Nullable Object parse(String text) throws Defect {
    Edn edn = new Edn(text);
    Object value = edn.value(0);
    edn.skip();
    if (edn.at < text.length()) {
      String rest = text.substring(edn.at, Math.min(text.length(), edn.at + 20));
      throw new Defect("there is more after the value: " + rest);
    }
    return value;
  }

  /** Passes over white space, which a comma is too, and over comments. */
  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == ',' || Character.isWhitespace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private char next() throws Defect {
    skip();
    if (at >= text.length()) {
      throw new Defect("the value is not complete");
    }
    return text.charAt(at);
  }

  private @Nullable Object value(int depth) throws Defect {
    if (depth > DEEPEST) {
      throw new Defect("values stand in each other more than " + DEEPEST + " deep");
    }
    char c = next();
    switch (c) {
      case '[', '(' -> {
        at++;
        return all(c == '[' ? ']' : ')', depth);
      }
      case '{' -> {
        at++;
        return map(all('}', depth));
      }
      case '"' -> {
        return string();
      }
      case '#' -> {
        at++;
        if (next() == '{') {
          at++;
          return all('}', depth);
        }
        word(); // the tag
        return value(depth + 1);
      }
      default -> {
        return atom(word());
      }
    }
  }

  private List<@Nullable Object> all(char end, int depth) throws Defect {
    List<@Nullable Object> values = new ArrayList<>();
    while (next() != end) {
      values.add(value(depth + 1));
    }
    at++;
    return values;
  }

  private static Map<Object, @Nullable Object> map(List<@Nullable Object> values) throws Defect {
    if (values.size() % 2 != 0) {
      throw new Defect("a map has a key without a value");
    }
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i += 2) {
      map.put(String.valueOf(values.get(i)), values.get(i + 1));
    }
    return map;
  }

  private String string() throws Defect {
    StringBuilder string = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return string.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        string.append(
            switch (text.charAt(at)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> text.charAt(at);
            });
      } else {
        string.append(c);
      }
    }
    throw new Defect("a string does not end");
  }

  private String word() throws Defect {
    int from = at;
    while (at < text.length() && "[](){}\",; \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw new Defect("'" + text.charAt(at) + "' stands where a value should");
    }
    return text.substring(from, at);
  }

  private static @Nullable Object atom(String word) throws Defect {
    switch (word) {
      case "nil" -> {
        return null;
      }
      case "true", "false" -> {
        return word.equals("true");
      }
      default -> {
        if (!word.matches("[+-]?[0-9]+[NM]?")) {
          return new Name(word);
        }
        try {
          return Long.valueOf(word.replaceAll("[NM]$", ""));
        } catch (NumberFormatException tooLarge) {
          throw new Defect("the number " + word + " is out of range");
        }
      }
    }
  }
}
