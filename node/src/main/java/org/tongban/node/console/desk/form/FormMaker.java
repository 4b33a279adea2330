package org.tongban.node.console.desk.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tongban.node.console.desk.form.FormField.Choice;
import org.tongban.node.console.desk.form.FormField.Kind;

/** Makes the form of an ask's body out of its schema, with what was filled in so far. */
public final class FormMaker {
  private final FormTexts texts;
  private final JsonNode example;
  private final JsonNode body;
  private final Map<String, List<String>> faults;

  private FormMaker(
      FormTexts texts, JsonNode example, JsonNode body, Map<String, List<String>> faults) {
    this.texts = texts;
    this.example = example;
    this.body = body;
    this.faults = faults;
  }

  /**
   * Makes it.
   *
   * @param example a body that fits, or a missing node
   * @param body what was filled in
   * @param faults what is wrong, by JSON pointer of the request
   */
  public static FormField make(
      JsonNode schema,
      FormTexts texts,
      JsonNode example,
      JsonNode body,
      Map<String, List<String>> faults) {
    return new FormMaker(texts, example, body, faults)
        .field(Schema.of(schema), "body", FormReader.BODY, "", true, 0);
  }

  private FormField field(
      Schema schema, String name, String pointer, String path, boolean required, int depth) {
    var kind = schema.kind();
    boolean outer = kind == Kind.GROUP || kind == Kind.ROWS;
    return new FormField(
        pointer,
        kind,
        texts.label(name),
        texts.hint(schema.description(), schema.format()),
        outer ? "" : example(pointer),
        required,
        choices(schema, kind == Kind.SOME_OF ? path + "[]" : path),
        outer ? List.of() : values(pointer),
        parts(schema, name, pointer, path, required, depth),
        kind == Kind.ROWS && shown(schema, pointer, required) < schema.most(),
        false,
        faults.getOrDefault(pointer, List.of()));
  }

  private List<FormField> parts(
      Schema schema, String name, String pointer, String path, boolean required, int depth) {
    var parts = new ArrayList<FormField>();
    if (depth >= Schema.DEEPEST) {
      return parts;
    }
    if (schema.kind() == Kind.GROUP) {
      var in = path.isEmpty() ? "" : path + ".";
      schema.each(
          (part, place) ->
              parts.add(
                  field(
                      place,
                      part,
                      pointer + "/" + part,
                      in + part,
                      schema.requires(part),
                      depth + 1)));
    } else if (schema.kind() == Kind.ROWS) {
      int rows = shown(schema, pointer, required);
      for (int row = 0; row < rows; row++) {
        var made = field(schema.items(), name, pointer + "/" + row, path + "[]", false, depth + 1);
        parts.add(row(made, row, rows > schema.fewest()));
      }
    }
    return parts;
  }

  private FormField row(FormField made, int row, boolean mayRemove) {
    return new FormField(
        made.pointer(),
        made.kind(),
        texts.row(made.label(), row + 1),
        "",
        made.example(),
        made.required(),
        made.choices(),
        made.values(),
        made.parts(),
        made.mayAdd(),
        mayRemove,
        made.faults());
  }

  private int shown(Schema schema, String pointer, boolean required) {
    int least = Math.max(schema.fewest(), required ? 1 : 0);
    return Math.min(schema.most(), Math.max(least, filled(pointer).size()));
  }

  private JsonNode filled(String pointer) {
    return body.at(JsonPointer.valueOf(pointer.substring(FormReader.BODY.length())));
  }

  private List<String> values(String pointer) {
    var value = filled(pointer);
    return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
        .map(value::get)
        .map(JsonNode::asText)
        .collect(
            () -> new ArrayList<>(value.isValueNode() ? List.of(value.asText()) : List.of()),
            List::add,
            List::addAll);
  }

  /** Of a further row the first one's. */
  private String example(String pointer) {
    var first = pointer.substring(FormReader.BODY.length()).replaceAll("/[0-9]+", "/0");
    var value = example.at(JsonPointer.valueOf(first));
    return value.isValueNode() ? value.asText() : "";
  }

  private List<Choice> choices(Schema schema, String path) {
    return schema.values().stream()
        .map(value -> new Choice(value, texts.code(path, value)))
        .toList();
  }
}
