package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.refusal.Violation;

/**
 * A number in an answer that must be the sum of others, which a schema can't say. Where a part or
 * the total was cut away, there is nothing to compare.
 *
 * @param total JSON pointer into the answer's body
 * @param parts JSON pointers; {@code *} stands for every member of an array
 */
record SumRule(String total, List<String> parts) {
  SumRule {
    JsonPointer.valueOf(total);
    parts = List.copyOf(parts);
  }

  Optional<Violation> check(JsonNode body, String prefix) {
    var numbers = new ArrayList<JsonNode>();
    for (var part : parts) {
      collect(body, JsonPointer.valueOf(part), numbers);
    }
    var sum = body.at(total);
    boolean comparable = sum.isInt() && numbers.stream().allMatch(JsonNode::isInt);
    if (!comparable || numbers.isEmpty()) {
      return Optional.empty();
    }
    long expected = numbers.stream().mapToLong(JsonNode::longValue).sum();
    return sum.longValue() == expected
        ? Optional.empty()
        : Optional.of(new Violation(prefix + total, "must be the sum of its parts"));
  }

  private static void collect(JsonNode node, JsonPointer pointer, List<JsonNode> found) {
    if (pointer.matches()) {
      found.add(node);
    } else if (pointer.getMatchingProperty().equals("*")) {
      node.forEach(member -> collect(member, pointer.tail(), found));
    } else {
      var step = pointer.mayMatchElement() ? node.path(pointer.getMatchingIndex()) : null;
      var next = node.isArray() && step != null ? step : node.path(pointer.getMatchingProperty());
      collect(next, pointer.tail(), found);
    }
  }
}
