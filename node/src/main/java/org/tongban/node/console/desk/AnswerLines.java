package org.tongban.node.console.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.console.desk.form.FormTexts;

/** The facts of an answer with the names of its fields and what its codes mean. */
final class AnswerLines {
  private static final int FEN_OF_A_YUAN = 2;
  private static final int DEEPEST = 12;

  private final FormTexts texts;
  private final Regions regions;
  private final String yes;
  private final String no;

  private AnswerLines(FormTexts texts, Regions regions) {
    this.texts = texts;
    this.regions = regions;
    this.yes = texts.label("value.yes");
    this.no = texts.label("value.no");
  }

  /** A field: a value, or fields below it. */
  record Line(String label, String value, List<Line> parts) {}

  static List<Line> of(JsonNode body, FormTexts texts, Regions regions) {
    return new AnswerLines(texts, regions).lines(body, "", 0);
  }

  private List<Line> lines(JsonNode object, String path, int depth) {
    var lines = new ArrayList<Line>();
    for (var entry : object.properties()) {
      var at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      lines.add(line(entry.getKey(), texts.label(entry.getKey()), entry.getValue(), at, depth));
    }
    return lines;
  }

  private Line line(String name, String label, JsonNode value, String path, int depth) {
    if (depth > DEEPEST) {
      return new Line(label, "…", List.of());
    }
    if (value.isObject()) {
      return new Line(label, "", lines(value, path, depth + 1));
    }
    if (!value.isArray()) {
      return new Line(label, said(name, value, path), List.of());
    }
    var rows = new ArrayList<Line>();
    for (int row = 0; row < value.size(); row++) {
      var numbered = value.size() == 1 ? label : label + " " + (row + 1);
      rows.add(line(name, numbered, value.get(row), path + "[]", depth + 1));
    }
    return rows.size() == 1 ? rows.get(0) : new Line(label, rows.isEmpty() ? no : "", rows);
  }

  private String said(String name, JsonNode value, String path) {
    if (value.isBoolean()) {
      return value.booleanValue() ? yes : no;
    }
    if (name.endsWith("Fen") && value.isIntegralNumber()) {
      return new BigDecimal(value.bigIntegerValue(), FEN_OF_A_YUAN).toPlainString()
          + " "
          + texts.label("value.yuan");
    }
    boolean division = value.asText().matches("[1-9][0-9]{5}") && !name.endsWith("No");
    return division ? regions.shown(value.asText()) : texts.code(path, value.asText());
  }
}
