package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a JSON answer lie within permitted paths, {@code parties[].name}. */
final class Fields {
  private Fields() {}

  /** Whether each value lies at one of the paths or below it. */
  static boolean within(JsonNode body, List<String> permitted) {
    var found = new ArrayList<String>();
    leaves(body, "", found);
    return found.stream()
        .allMatch(
            leaf ->
                permitted.stream()
                    .anyMatch(
                        path ->
                            leaf.equals(path)
                                || leaf.startsWith(path + ".")
                                || leaf.startsWith(path + "[]")));
  }

  private static void leaves(JsonNode node, String path, List<String> found) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  leaves(
                      member.getValue(),
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      found));
    } else if (node.isArray()) {
      node.forEach(element -> leaves(element, path + "[]", found));
    } else {
      found.add(path);
    }
  }
}
