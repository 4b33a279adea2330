package org.tongban.harness.story;

import org.tongban.core.catalogue.Title;

/** Builds HTML and SVG of which no text can become markup. */
final class Markup {
  private final StringBuilder text = new StringBuilder();

  /** Markup that is written in this program and nowhere else. */
  Markup raw(String markup) {
    text.append(markup);
    return this;
  }

  /** A text from anywhere. */
  Markup text(String content) {
    text.append(escaped(content));
    return this;
  }

  /** A text in both languages, Chinese first. */
  Markup both(String element, String kind, Title title) {
    return one(element, kind + " zh", "zh-CN", title.zh())
        .one(element, kind + " en", "en", title.en());
  }

  private Markup one(String element, String kind, String language, String content) {
    return raw("<" + element + " class=\"" + kind.strip() + "\" lang=\"" + language + "\">")
        .text(content)
        .raw("</" + element + ">");
  }

  static String escaped(String content) {
    var safe = new StringBuilder();
    content
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(shown(point) ? point : 0xFFFD);
              }
            });
    return safe.toString();
  }

  /** Without what an XML parser refuses or what turns the direction of a line. */
  private static boolean shown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\t';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
