package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON trees over a few member names, so that random paths meet random content. */
final class RandomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH = 4;

  private RandomJson() {}

  static Arbitrary<JsonNode> objects() {
    return object(DEPTH);
  }

  private static Arbitrary<JsonNode> any(int depth) {
    var scalar = Arbitraries.of("x", "y", "z").map(text -> (JsonNode) NODES.textNode(text));
    return depth == 0 ? scalar : Arbitraries.oneOf(scalar, object(depth), array(depth));
  }

  private static Arbitrary<JsonNode> object(int depth) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "[]", "a.b"), any(depth - 1))
        .ofMaxSize(4)
        .map(
            members -> {
              var object = NODES.objectNode();
              members.forEach(object::set);
              return object;
            });
  }

  private static Arbitrary<JsonNode> array(int depth) {
    return any(depth - 1)
        .list()
        .ofMaxSize(3)
        .map(
            elements -> {
              var array = NODES.arrayNode();
              elements.forEach(array::add);
              return array;
            });
  }
}
