package org.tongban.node.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;

/** How data is printed: for a person or for a program. */
enum OutputFormat {
  table,
  json;

  /** A document over several lines. */
  static String pretty(JsonNode document) {
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** Labels and values in two columns; control characters of a value never reach the terminal. */
  static void columns(Map<String, String> rows, PrintWriter out) {
    int width = rows.keySet().stream().mapToInt(OutputFormat::cells).max().orElse(0);
    rows.forEach(
        (label, value) ->
            out.println(
                label
                    + " ".repeat(width + 2 - cells(label))
                    + value.replaceAll("\\p{Cntrl}", "�")));
  }

  /** A Chinese character takes two cells of a terminal. */
  private static int cells(String label) {
    return label.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }
}
