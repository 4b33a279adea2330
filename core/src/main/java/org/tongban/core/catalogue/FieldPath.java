package org.tongban.core.catalogue;

import java.util.ArrayList;
import java.util.List;

/** A permitted field of a JSON answer, {@code parties[].name}, taken apart. */
record FieldPath(List<String> steps) {
  /** Stands for every member of an array. */
  static final String EACH = "[]";

  static final FieldPath BODY = new FieldPath(List.of());

  FieldPath {
    steps = List.copyOf(steps);
  }

  /** Reads the dotted form; the form itself is checked by the grammar of contracts. */
  static FieldPath parse(String text) {
    var steps = new ArrayList<String>();
    for (int from = 0; from <= text.length(); ) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      var name = text.substring(from, end);
      int arrays = 0;
      while (name.endsWith(EACH)) {
        name = name.substring(0, name.length() - EACH.length());
        arrays++;
      }
      steps.add(name);
      for (int i = 0; i < arrays; i++) {
        steps.add(EACH);
      }
      from = end + 1;
    }
    return new FieldPath(steps);
  }

  FieldPath then(String step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** Whether this path is the other one or lies above it. */
  boolean covers(FieldPath other) {
    return steps.size() <= other.steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace("." + EACH, EACH);
  }
}
