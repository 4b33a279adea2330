package org.tongban.node.console.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Reads the body of an ask from what a form posted. Only places of the schema are read; a name that
 * is none was made by hand, and the whole is refused.
 */
public final class FormReader {
  /** Where the body lies in the request. */
  public static final String BODY = "/body";

  private final Map<String, List<String>> posted;
  private final UnaryOperator<String> divisions;
  private final Set<String> read = new HashSet<>();

  private FormReader(Map<String, List<String>> posted, UnaryOperator<String> divisions) {
    this.posted = posted;
    this.divisions = divisions;
  }

  /**
   * Reads it, rows without anything in them too.
   *
   * @param posted the posted values by name
   * @param divisions gives the code for what somebody typed, or what was typed
   * @throws RefusedException {@code REQUEST_MALFORMED} for names that the form doesn't have
   */
  public static ObjectNode read(
      JsonNode schema, Map<String, List<String>> posted, UnaryOperator<String> divisions) {
    var reader = new FormReader(posted, divisions);
    var body =
        reader
            .place(Schema.of(schema), BODY, true, 0)
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    boolean forged =
        posted.keySet().stream()
            .anyMatch(name -> name.startsWith(BODY) && !reader.read.contains(name));
    if (forged) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "a field that the form doesn't have");
    }
    return body;
  }

  private Optional<JsonNode> place(Schema schema, String at, boolean required, int depth) {
    if (depth > Schema.DEEPEST) {
      return Optional.empty();
    }
    return switch (schema.kind()) {
      case GROUP -> group(schema, at, required, depth);
      case ROWS -> rows(schema, at, depth);
      case SOME_OF -> some(schema, at, required);
      default -> values(at).stream().findFirst().map(text -> scalar(schema, text));
    };
  }

  private Optional<JsonNode> group(Schema schema, String at, boolean required, int depth) {
    var group = JsonNodeFactory.instance.objectNode();
    schema.each(
        (name, place) ->
            place(place, at + "/" + name, schema.requires(name), depth + 1)
                .ifPresent(value -> group.set(name, value)));
    boolean nothing = group.isEmpty() || !required && Emptiness.of(group);
    return nothing && !required ? Optional.empty() : Optional.of(group);
  }

  private Optional<JsonNode> rows(Schema schema, String at, int depth) {
    var rows = JsonNodeFactory.instance.arrayNode();
    for (int row = 0; row < schema.most() && posted(at + "/" + row); row++) {
      boolean group = schema.items().kind() == FormField.Kind.GROUP;
      rows.add(
          place(schema.items(), at + "/" + row, group, depth + 1)
              .orElseGet(() -> TextNode.valueOf("")));
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private boolean posted(String row) {
    return posted.keySet().stream()
        .anyMatch(name -> name.equals(row) || name.startsWith(row + "/"));
  }

  private Optional<JsonNode> some(Schema schema, String at, boolean required) {
    var some = JsonNodeFactory.instance.arrayNode();
    values(at).forEach(text -> some.add(scalar(schema, text)));
    return some.isEmpty() && !required ? Optional.empty() : Optional.of((JsonNode) some);
  }

  /** Blanks around a value are a slip; within it everything stays as it was typed. */
  private List<String> values(String at) {
    read.add(at);
    return posted.getOrDefault(at, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private JsonNode scalar(Schema schema, String text) {
    return switch (schema.kind()) {
      case ONE_OF, SOME_OF -> chosen(schema, text);
      case NUMBER -> number(text);
      case YES_NO -> JsonNodeFactory.instance.booleanNode(text.equals("true"));
      case DIVISION -> TextNode.valueOf(divisions.apply(text));
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode chosen(Schema schema, String text) {
    try {
      return schema.value(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "a choice that the form doesn't have");
    }
  }

  /** What is no number stays text, which the contract's check then names. */
  private static JsonNode number(String text) {
    if (text.matches("-?[0-9]{1,18}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    return text.matches("-?[0-9]{1,18}\\.[0-9]{1,9}")
        ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  /** The same without rows in which nothing stands, and without lists that have none left. */
  public static ObjectNode pruned(ObjectNode body) {
    var pruned = body.deepCopy();
    prune(pruned);
    return pruned;
  }

  private static void prune(JsonNode node) {
    node.forEach(FormReader::prune);
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(e -> e.getValue() instanceof ArrayNode list && emptied(list));
    }
  }

  private static boolean emptied(ArrayNode list) {
    int before = list.size();
    for (int i = before - 1; i >= 0; i--) {
      if (Emptiness.of(list.get(i))) {
        list.remove(i);
      }
    }
    return before > 0 && list.isEmpty();
  }
}
