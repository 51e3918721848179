package dev.lockstep.modelcheck.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page in the making: text is escaped, tags are not. Not thread-safe. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** A page with this title; its style sheet, a resource beside this class, is part of it, so that it stands alone. */
  static Html page(String title, String styleSheet) {
    Html page = new Html();
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").text(title);
    page.raw("</title>\n<style>\n").raw(resource(styleSheet)).raw("</style>\n</head>\n<body>\n");
    return page;
  }

  /** Adds tags as they are. */
  Html raw(String tags) {
    out.append(tags);
    return this;
  }

  /** Adds text, whatever it contains. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Adds an element that contains nothing but text. {@code tag} may carry attributes, whose values are escaped. */
  Html element(String tag, String text) {
    int end = tag.indexOf(' ');
    return raw("<" + tag + ">").text(text).raw("</" + (end < 0 ? tag : tag.substring(0, end)) + ">");
  }

  /** {@code text}, fit for an element or for an attribute in quotation marks. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** The whole page. */
  String end() {
    return out.append("</body>\n</html>\n").toString();
  }

  private static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
