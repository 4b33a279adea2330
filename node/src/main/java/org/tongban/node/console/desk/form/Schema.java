package org.tongban.node.console.desk.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tongban.node.console.desk.form.FormField.Kind;

/**
 * One place of a contract's schema, its reference followed. What a place may hold depending on
 * others ({@code if, allOf}) is left to the contract's own check.
 */
final class Schema {
  /** No form goes deeper; a schema that refers to itself would have no end. */
  static final int DEEPEST = 8;

  /** A list without an end of its own ends here. */
  private static final int MOST_ROWS = 50;

  private static final String DIVISION = "^[1-9][0-9]{5}";

  private final JsonNode root;
  private final JsonNode own;
  private final JsonNode here;

  private Schema(JsonNode root, JsonNode own) {
    this.root = root;
    this.own = own;
    var at = own;
    for (int i = 0; i < DEEPEST && at.path("$ref").isTextual(); i++) {
      at = root.at(JsonPointer.valueOf(at.path("$ref").asText().substring(1)));
    }
    this.here = at;
  }

  static Schema of(JsonNode root) {
    return new Schema(root, root);
  }

  Kind kind() {
    if (here.has("properties")) {
      return Kind.GROUP;
    }
    if (here.has("enum")) {
      return Kind.ONE_OF;
    }
    return switch (here.path("type").asText("string")) {
      case "array" -> items().kind() == Kind.ONE_OF ? Kind.SOME_OF : Kind.ROWS;
      case "integer", "number" -> Kind.NUMBER;
      case "boolean" -> Kind.YES_NO;
      default -> text();
    };
  }

  private Kind text() {
    if (here.path("format").asText().equals("date")) {
      return Kind.DATE;
    }
    return here.path("pattern").asText().startsWith(DIVISION) ? Kind.DIVISION : Kind.TEXT;
  }

  /** Name, place and whether it must be there, in the schema's order. */
  void each(BiConsumer<String, Schema> with) {
    for (var entry : here.path("properties").properties()) {
      if (entry.getValue().isObject()) {
        with.accept(entry.getKey(), new Schema(root, entry.getValue()));
      }
    }
  }

  boolean requires(String name) {
    for (var required : here.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  Schema items() {
    return new Schema(root, here.path("items"));
  }

  int fewest() {
    return here.path("minItems").asInt(0);
  }

  int most() {
    return Math.min(MOST_ROWS, here.path("maxItems").asInt(MOST_ROWS));
  }

  String description() {
    var said = own.path("description").asText("");
    return said.isEmpty() ? here.path("description").asText("") : said;
  }

  String format() {
    return here.path("format").asText("");
  }

  /** The values of an enumeration, or of the members of a list of such. */
  List<String> values() {
    var values = new ArrayList<String>();
    var list = kind() == Kind.SOME_OF ? items().here : here;
    list.path("enum").forEach(value -> values.add(value.asText()));
    return values;
  }

  /** The value of an enumeration as the schema has it: numbers stay numbers. */
  JsonNode value(String text) {
    var list = kind() == Kind.SOME_OF ? items().here : here;
    for (var value : list.path("enum")) {
      if (value.asText().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException("none of the values");
  }
}
