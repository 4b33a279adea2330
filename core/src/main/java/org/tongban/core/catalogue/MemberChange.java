package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tongban.core.refusal.Violation;

/**
 * Members that a minor version takes away or asks for anew, told in a person's words. Each is then
 * levelled out in both trees, so that it is told once and the comparison of the rest goes on.
 */
final class MemberChange {
  /** What is looked for at one place of both trees. */
  private interface Look {
    void at(ObjectNode before, ObjectNode after, String pointer);
  }

  private final List<Violation> found = new ArrayList<>();

  private MemberChange() {}

  /** What the version after lacks or newly requires; changes both trees. */
  static List<Violation> lostOrDemanded(JsonNode before, JsonNode after) {
    var change = new MemberChange();
    change.visit(before, after, "", change::gone);
    change.visit(before, after, "", change::demanded);
    return List.copyOf(change.found);
  }

  /** What the version before could rely on and no longer can; changes its tree. */
  static List<Violation> noLongerRequired(JsonNode before, JsonNode after) {
    var change = new MemberChange();
    change.visit(before, after, "", change::optional);
    return List.copyOf(change.found);
  }

  private void visit(JsonNode before, JsonNode after, String at, Look look) {
    if (before instanceof ObjectNode from && after instanceof ObjectNode to) {
      look.at(from, to, at);
      for (var entry : from.path("properties").properties()) {
        var name = entry.getKey();
        visit(entry.getValue(), to.path("properties").path(name), at + "/properties/" + name, look);
      }
      visit(from.path("items"), to.path("items"), at + "/items", look);
      for (int i = 0; i < from.path("prefixItems").size(); i++) {
        visit(Disjoint.item(from, i), Disjoint.item(to, i), at + "/prefixItems/" + i, look);
      }
    }
  }

  private void gone(ObjectNode from, ObjectNode to, String at) {
    if (!to.path("properties").isObject()) {
      return; // the whole shape is another; that is told by the comparison
    }
    for (var name : names(from.path("properties"))) {
      if (!to.get("properties").has(name)) {
        tell(at, required(from).contains(name) ? "lacks the required " : "lacks ", name);
        ((ObjectNode) from.get("properties")).remove(name);
        drop(from, name);
      }
    }
  }

  private void demanded(ObjectNode from, ObjectNode to, String at) {
    for (var name : required(to)) {
      if (!required(from).contains(name)) {
        tell(at, "newly requires ", name);
        drop(to, name);
      }
    }
  }

  private void optional(ObjectNode from, ObjectNode to, String at) {
    for (var name : required(from)) {
      if (!required(to).contains(name) && to.path("properties").has(name)) {
        tell(at, "no longer requires ", name);
        drop(from, name);
      }
    }
  }

  private void tell(String at, String what, String name) {
    found.add(new Violation(at, what + name));
  }

  private static Set<String> required(JsonNode schema) {
    var names = new TreeSet<String>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void drop(ObjectNode schema, String name) {
    var left = required(schema);
    left.remove(name);
    var required = schema.putArray("required");
    left.forEach(required::add);
  }
}
