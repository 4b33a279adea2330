package org.tongban.core.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A place in the document. Its readers note a problem and return null where the content is not of
 * the form asked for; whoever builds a value looks at the count of problems first.
 */
final class Cursor {
  private final JsonNode node;
  private final String pointer;
  private final Problems problems;

  Cursor(JsonNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** RFC 6901 §3. */
  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  String pointer() {
    return pointer;
  }

  boolean present() {
    return !node.isMissingNode();
  }

  Cursor at(String key) {
    return new Cursor(node.path(key), pointer + "/" + escaped(key), problems);
  }

  void problem(String message) {
    problems.add(pointer, message);
  }

  /** Whether this is an object; every key must be a known one. */
  boolean object(Set<String> known) {
    if (!node.isObject()) {
      problem(present() ? "must be an object" : "is missing");
      return false;
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                at(key).problem("unknown key" + Nearest.hint(key, known));
              }
            });
    return true;
  }

  /** The elements of an array. */
  List<Cursor> items() {
    if (!node.isArray()) {
      problem(present() ? "must be an array" : "is missing");
      return List.of();
    }
    return IntStream.range(0, node.size())
        .mapToObj(i -> new Cursor(node.get(i), pointer + "/" + i, problems))
        .toList();
  }

  /** The elements of an array that has some. */
  List<Cursor> someItems() {
    var items = items();
    if (node.isArray() && items.isEmpty()) {
      problem("must not be empty");
    }
    return items;
  }

  /** Every element read as text, those that can be read. */
  <T> List<T> texts(String rule, Function<String, T> parse) {
    var values = new ArrayList<T>();
    for (var item : someItems()) {
      var value = item.text(rule, parse);
      if (value != null) {
        if (values.contains(value)) {
          item.problem("stands twice in this list");
        }
        values.add(value);
      }
    }
    return values;
  }

  <T> T text(String rule, Function<String, T> parse) {
    if (!node.isTextual()) {
      problem(present() ? "must be a string" : "is missing");
      return null;
    }
    try {
      return parse.apply(node.textValue());
    } catch (IllegalArgumentException | DateTimeException e) {
      // the parser's own message may hold the value
      problem(rule);
      return null;
    }
  }

  long wholeNumber(long least) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < least) {
      problem(present() ? "must be a whole number from " + least : "is missing");
      return least;
    }
    return node.longValue();
  }

  boolean flag() {
    if (present() && !node.isBoolean()) {
      problem("must be true or false");
    }
    return node.booleanValue();
  }
}
