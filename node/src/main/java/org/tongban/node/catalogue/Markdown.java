package org.tongban.node.catalogue;

import java.util.List;

/** Writes the little Markdown that pages need (CommonMark with GitHub's tables). */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Markdown heading(int level, String title) {
    return line("").line("#".repeat(level) + " " + title).line("");
  }

  /** A row of a table; what would end the cell is written so that it doesn't. */
  Markdown row(List<String> cells) {
    text.append('|');
    cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
    return line("");
  }

  Markdown head(String... cells) {
    return row(List.of(cells)).line("|" + "---|".repeat(cells.length));
  }

  Markdown code(String language, String content) {
    return line("```" + language).line(content).line("```");
  }

  static String code(String value) {
    return "`" + value + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
