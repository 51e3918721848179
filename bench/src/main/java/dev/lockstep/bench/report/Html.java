package dev.lockstep.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page in the making, that needs nothing from elsewhere: text is escaped, tags are not. Not thread-safe. */
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /** A page with this title; its style sheets, resources beside this class, are part of it. */
  public Html(String title, String... styleSheets) {
    raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n").element("title", title);
    raw("\n<style>\n");
    for (String styleSheet : styleSheets) {
      raw(resource(styleSheet));
    }
    raw("</style>\n</head>\n<body>\n");
  }

  /** Adds tags as they are. */
  public Html raw(String tags) {
    out.append(tags);
    return this;
  }

  /** Adds text, whatever it contains. */
  public Html text(String text) {
    out.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
    return this;
  }

  /** Adds an element that contains nothing but text; {@code tag} may carry attributes. */
  public Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + tag.replaceFirst(" .*", "") + ">");
  }

  /** Adds a table, under its title. */
  public Html table(Table table) {
    element("h2", table.title());
    if (!table.note().isEmpty()) {
      element("p class=\"soft\"", table.note());
    }
    raw("<div class=\"wide\"><table>\n<tr>");
    table.head().forEach(cell -> element("th", cell));
    raw("</tr>\n");
    for (var row : table.rows()) {
      raw("<tr>");
      row.forEach(cell -> element("td", cell));
      raw("</tr>\n");
    }
    return raw("</table></div>\n");
  }

  /** The whole page. */
  public String end() {
    return out.append("</body>\n</html>\n").toString();
  }

  /** Adds a script, a resource beside this class. */
  public Html script(String name) {
    return raw("<script>\n").raw(resource(name)).raw("</script>\n");
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
