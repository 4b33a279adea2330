package org.tongban.harness.story;

import java.util.List;
import org.tongban.core.catalogue.Title;

/** What a drawing is made of: lines, arrow heads and words, each below the one before. */
final class Canvas {
  /** Where the regions' boxes end. */
  static final int HEAD = 74;

  private static final int ROOM = 24;
  private static final int EDGE = 15;
  private static final int BOX = 228;
  private static final int LONGEST_NAME = 41;

  private final Markup svg = new Markup();
  private int y = HEAD;
  private int left;
  private int right;

  Canvas(int width) {
    this.right = width;
  }

  /** How wide words are, with room around them. */
  static int wide(Title words) {
    return Math.max(width(words.zh(), 14), width(words.en(), 11)) + ROOM;
  }

  /** About so wide: Chinese characters are as wide as high, others half of it. */
  private static int width(String text, int size) {
    return (int) text.codePoints().mapToDouble(point -> point > 0x2E80 ? size : size * 0.56).sum();
  }

  void down(int by) {
    y += by;
  }

  /** The Chinese lines, and below them the English ones. */
  void words(int middle, List<Title> words, String kind) {
    y += 5;
    var size = " zh";
    for (var line : words) {
      extend(middle, wide(line) / 2);
      y += 18;
      label(middle, line.zh(), kind + size, "zh-CN");
      size = " zh more";
    }
    for (var line : words) {
      y += 14;
      label(middle, line.en(), kind + " en", "en");
    }
    y += 8;
  }

  private void label(int x, String text, String kind, String language) {
    svg.raw("<text x=\"%d\" y=\"%d\" class=\"%s\" ".formatted(x, y, kind))
        .raw("lang=\"" + language + "\">")
        .text(text)
        .raw("</text>");
  }

  void line(int from, int to, String kind) {
    svg.raw(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>"
            .formatted(from, y, to, y, kind));
  }

  void arrow(int from, int to, String kind) {
    line(from, to, kind);
    var back = to > from ? -9 : 9;
    svg.raw("<path d=\"M%d %d l%d -5 v10 z\" class=\"tip %s\"/>".formatted(to, y, back, kind));
  }

  void cross(int x) {
    svg.raw("<path d=\"M%d %d l12 12 m0 -12 l-12 12\" class=\"cross\"/>".formatted(x - 6, y - 6));
  }

  void note(int x, Title text) {
    var half = wide(text) / 2;
    extend(x, half);
    y += 12;
    svg.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"42\" class=\"note\"/>"
            .formatted(x - half, y, 2 * half));
    y += 18;
    label(x, text.zh(), "said zh", "zh-CN");
    y += 16;
    label(x, text.en(), "said en", "en");
    y += 14;
  }

  private void extend(int middle, int half) {
    left = Math.min(left, middle - half - EDGE);
    right = Math.max(right, middle + half + EDGE);
  }

  /** The whole drawing over its life lines. */
  String whole(Title title, String lives) {
    return new Markup()
        .raw("<svg role=\"img\" viewBox=\"%d 0 %d %d\" ".formatted(left, right - left, end()))
        .raw("width=\"%d\"><title>".formatted(right - left))
        .text(title.zh() + " / " + title.en())
        .raw("</title>")
        .raw(lives)
        .raw(svg.toString())
        .raw("</svg>")
        .toString();
  }

  private int end() {
    return y + 16;
  }

  /** A region's box with the line below it. */
  String life(int x, Title name, String code, boolean real) {
    var life = new Markup();
    life.raw("<line x1=\"%d\" y1=\"64\" x2=\"%d\" y2=\"%d\" ".formatted(x, x, end()))
        .raw("class=\"life\"/>")
        .raw("<rect x=\"%d\" y=\"4\" width=\"%d\" height=\"60\" ".formatted(x - BOX / 2, BOX))
        .raw("rx=\"6\" class=\"region " + (real ? "real" : "simulated") + "\"/>");
    var kind = real ? "真实节点 real node" : "模拟地区 simulated";
    var texts = List.of(name.zh(), shortened(name.en()), code + " · " + kind);
    for (int i = 0; i < texts.size(); i++) {
      var size = i == 0 ? "name" : "small";
      life.raw("<text x=\"%d\" y=\"%d\" class=\"%s\">".formatted(x, 23 + 17 * i, size))
          .text(texts.get(i))
          .raw("</text>");
    }
    return life.toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
  }
}
