package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tongban.core.refusal.Violation;

/**
 * Whether everything that one {@link PlainSchema} permits fits another. Where that can't be seen
 * from the two schemas the answer is no. Values are compared by a library ({@link SchemaDiff});
 * what is newer than its draft-07, or beyond its sight, is compared here: conditions, {@code
 * prefixItems}, formats.
 */
final class SchemaFit {
  /** What the library compares; anything else must be the same on both sides. */
  private static final Set<String> COMPARED =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "prefixItems",
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  /** Keywords that hold further schemas. */
  private static final Set<String> BELOW = Set.of("properties", "items");

  /** In place of what is compared already; the library gets no schema without a type from us. */
  private static final JsonNode DONE = JsonNodeFactory.instance.objectNode().put("type", "boolean");

  private final List<Violation> faults = new ArrayList<>();

  private SchemaFit() {}

  /** One violation for each place of the wide schema that some value of the narrow one breaks. */
  static List<Violation> faults(JsonNode narrow, JsonNode wide) {
    var fit = new SchemaFit();
    fit.compare(narrow, wide, "");
    return List.copyOf(fit.faults);
  }

  private void compare(JsonNode narrow, JsonNode wide, String at) {
    if (narrow.equals(wide) || narrow.isBoolean()) {
      return;
    }
    if (wide.isBoolean()) {
      faults.add(new Violation(at, "is not permitted any more"));
      return;
    }
    var rest = prepared(narrow, wide, at);
    SchemaDiff.incompatible(rest.narrow(), rest.wide())
        .forEach(found -> faults.add(new Violation(at + found.pointer(), found.message())));
  }

  /** Two schemas that hold only what the library can compare. */
  private record Pair(JsonNode narrow, JsonNode wide) {}

  private Pair prepared(JsonNode narrow, JsonNode wide, String at) {
    if (narrow.has("enum") || wide.has("enum")) {
      LeafFit.values(narrow, wide).ifPresent(fault -> faults.add(new Violation(at, fault)));
      return new Pair(DONE, DONE);
    }
    if (!(Conditions.without(narrow) instanceof ObjectNode from)
        || !(Conditions.without(wide) instanceof ObjectNode to)) {
      return new Pair(narrow, wide);
    }
    conditions(narrow, wide, at);
    keywords(from, to, at);
    if (!LeafFit.oneType(from, to)) {
      LeafFit.types(from, to).ifPresent(fault -> faults.add(new Violation(at, fault)));
      return new Pair(DONE, DONE);
    }
    arrays(from, to, at);
    properties(from, to, at);
    return new Pair(from, to);
  }

  private void conditions(JsonNode narrow, JsonNode wide, String at) {
    var kept = Conditions.of(narrow);
    for (var condition : Conditions.of(wide)) {
      if (!kept.contains(condition)) {
        condition(Conditions.without(narrow), condition, at);
      }
    }
  }

  private void condition(JsonNode narrow, JsonNode condition, String at) {
    if (Conditions.opaque(condition)) {
      var keyword = condition.fieldNames().next();
      faults.add(new Violation(at, "has another rule '" + keyword + "' than before"));
    } else if (!Conditions.choice(condition)) {
      imposed(narrow, condition, at); // which takes it apart
    } else if (!Disjoint.proven(narrow, condition.path("if"))) {
      imposed(narrow, Disjoint.or(condition.path("then")), at);
      imposed(narrow, Disjoint.or(condition.path("else")), at);
    } else {
      imposed(narrow, Disjoint.or(condition.path("else")), at);
    }
  }

  private void imposed(JsonNode narrow, JsonNode restriction, String at) {
    var broken = faults(narrow, Overlay.of(narrow, restriction));
    if (!broken.isEmpty()) {
      var place = broken.get(0).pointer().isEmpty() ? "" : " at " + broken.get(0).pointer();
      faults.add(new Violation(at, "has a new condition, which breaks what was good" + place));
    }
  }

  private void keywords(ObjectNode from, ObjectNode to, String at) {
    var names = new ArrayList<String>();
    to.fieldNames().forEachRemaining(names::add);
    for (var name : names) {
      boolean foreign =
          !COMPARED.contains(name) || to.get(name).isObject() && !BELOW.contains(name);
      if (foreign) {
        if (!to.get(name).equals(from.get(name))) {
          faults.add(new Violation(at, "has another " + name + " than before"));
        }
        to.remove(name);
      }
    }
    from.fieldNames().forEachRemaining(names::add);
    names.stream().filter(name -> !COMPARED.contains(name)).forEach(from::remove);
  }

  /** Arrays whose members have places are compared place by place. */
  private void arrays(ObjectNode from, ObjectNode to, String at) {
    if (from.has("prefixItems") || to.has("prefixItems")) {
      int length = Math.max(from.path("prefixItems").size(), to.path("prefixItems").size());
      int most = from.path("maxItems").asInt(Integer.MAX_VALUE);
      for (int i = 0; i < Math.min(length, most); i++) {
        compare(Disjoint.item(from, i), Disjoint.item(to, i), at + "/prefixItems/" + i);
      }
      if (most > length) {
        compare(Disjoint.item(from, length), Disjoint.item(to, length), at + "/items");
      }
      from.remove(List.of("prefixItems", "items"));
      to.remove(List.of("prefixItems", "items"));
    } else if (from.has("items") || to.has("items")) {
      var items = prepared(Disjoint.item(from, 0), Disjoint.item(to, 0), at + "/items");
      from.set("items", items.narrow());
      to.set("items", items.wide());
    }
  }

  /**
   * The library is given members only that both know: of others it builds sets, which needs all of
   * its server.
   */
  private void properties(ObjectNode from, ObjectNode to, String at) {
    var left = JsonNodeFactory.instance.objectNode();
    var right = JsonNodeFactory.instance.objectNode();
    for (var entry : to.path("properties").properties()) {
      var name = entry.getKey();
      if (from.path("properties").has(name) || !Disjoint.closed(from)) {
        var known = Disjoint.or(from.path("properties").path(name));
        var pair = prepared(known, entry.getValue(), at + "/properties/" + name);
        left.set(name, pair.narrow());
        right.set(name, pair.wide());
      }
    }
    for (var entry : from.path("properties").properties()) {
      if (!left.has(entry.getKey()) && Disjoint.closed(to)) {
        faults.add(new Violation(at, "doesn't know " + entry.getKey()));
      }
    }
    from.remove("properties");
    to.remove("properties");
    if (!left.isEmpty()) {
      from.set("properties", left);
      to.set("properties", right);
    }
  }
}
