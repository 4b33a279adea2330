package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The part of {@link SchemaFit} that looks at listed values and at types. */
final class LeafFit {
  /** Made at the first use: a node that only loads a catalogue compares nothing. */
  private static final class Compiler {
    static final SchemaCompiler INSTANCE = new SchemaCompiler();
  }

  private LeafFit() {}

  /** Values that are listed are simply tried. */
  static Optional<String> values(JsonNode narrow, JsonNode wide) {
    if (!narrow.has("enum")) {
      return Optional.of("permits only certain values now");
    }
    var schema = Compiler.INSTANCE.compile(wide);
    var refused = new TreeSet<String>();
    for (var value : narrow.get("enum")) {
      if (!schema.check(value, "").isEmpty()) {
        refused.add(value.asText());
      }
    }
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of("doesn't have the value(s) " + String.join(", ", refused));
  }

  /** Whether both have the same one type, so that the library can compare them. */
  static boolean oneType(ObjectNode narrow, ObjectNode wide) {
    var used = names(narrow.path("type"));
    var permitted = names(wide.path("type"));
    return used.size() == 1
        && !used.contains("null")
        && (used.equals(permitted) || wider(used, permitted));
  }

  /** What is wrong with two schemas that don't have the same one type. */
  static Optional<String> types(ObjectNode narrow, ObjectNode wide) {
    var used = names(narrow.path("type"));
    var permitted = names(wide.path("type"));
    if (!permitted.isEmpty() && (used.isEmpty() || !permitted.containsAll(used))) {
      return Optional.of("must be of type " + String.join(", ", permitted));
    }
    var rest = wide.deepCopy();
    var before = narrow.deepCopy();
    rest.remove("type");
    before.remove("type");
    return rest.isEmpty() || rest.equals(before)
        ? Optional.empty()
        : Optional.of("has other rules for its several types than before");
  }

  private static boolean wider(Set<String> used, Set<String> permitted) {
    return used.equals(Set.of("integer")) && permitted.equals(Set.of("number"));
  }

  private static Set<String> names(JsonNode types) {
    var names = new TreeSet<String>();
    types.forEach(type -> names.add(type.asText()));
    if (types.isTextual()) {
      names.add(types.asText());
    }
    return names;
  }
}
