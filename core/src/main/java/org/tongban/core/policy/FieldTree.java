package org.tongban.core.policy;

import java.util.HashMap;
import java.util.Map;

/** A field set in the order in which a tree of JSON is walked. */
final class FieldTree {
  private final Map<String, FieldTree> below = new HashMap<>();
  private boolean whole;

  static FieldTree of(FieldSet fields) {
    var root = new FieldTree();
    for (var path : fields.paths()) {
      var at = root;
      for (var step : path.steps()) {
        at = at.below.computeIfAbsent(step, name -> new FieldTree());
      }
      at.whole = true;
    }
    return root;
  }

  /** Whether everything here is permitted. */
  boolean whole() {
    return whole;
  }

  /** What is permitted under this step; null when nothing is. */
  FieldTree at(String step) {
    return below.get(step);
  }
}
