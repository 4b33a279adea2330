package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** One compiled schema. Safe for use by many threads. */
final class BodySchema {
  /** No contract comes near; a deeper body is an attempt to exhaust the stack. */
  static final int MAX_DEPTH = 32;

  /** More than a person reads; the rest is counted only. */
  static final int MAX_VIOLATIONS = 100;

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::pointer).thenComparing(Violation::message);

  private final JsonSchema schema;
  private final SchemaTree tree;
  private final ViolationWriter writer;

  BodySchema(JsonSchema schema, SchemaTree tree) {
    this.schema = schema;
    this.tree = tree;
    this.writer = new ViolationWriter(tree.root());
  }

  SchemaTree tree() {
    return tree;
  }

  /** Whether a document can have something at that place; {@code *} is any array member. */
  boolean has(String pointer) {
    return !tree.at(JsonPointer.valueOf(pointer)).isMissingNode();
  }

  /** Whether no document may be without that member of its own. */
  boolean requires(String name) {
    for (var required : tree.resolve(tree.root()).path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Every violation, ordered by place.
   *
   * @param prefix JSON pointer of the body inside the message
   */
  List<Violation> check(JsonNode body, String prefix) {
    if (deeper(body, MAX_DEPTH)) {
      return List.of(
          new Violation(prefix, "must not be nested deeper than " + MAX_DEPTH + " levels"));
    }
    var messages = schema.validate(body);
    if (messages.isEmpty()) {
      return List.of();
    }
    var found = new LinkedHashSet<Violation>();
    for (var message : messages) {
      found.addAll(writer.write(message, prefix));
    }
    var ordered = found.stream().sorted(ORDER).toList();
    return ordered.size() <= MAX_VIOLATIONS ? ordered : shortened(ordered, prefix);
  }

  private static List<Violation> shortened(List<Violation> all, String prefix) {
    var first = new ArrayList<>(all.subList(0, MAX_VIOLATIONS));
    int more = all.size() - MAX_VIOLATIONS;
    first.add(new Violation(prefix, "has " + more + " further violation(s)"));
    return List.copyOf(first);
  }

  /** It goes no deeper itself than that, so that the test can't exhaust the stack. */
  private static boolean deeper(JsonNode node, int levels) {
    if (levels < 0) {
      return true;
    }
    for (var child : node) {
      if (child.isContainerNode() && deeper(child, levels - 1)) {
        return true;
      }
    }
    return false;
  }
}
