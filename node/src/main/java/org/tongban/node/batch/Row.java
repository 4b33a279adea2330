package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.refusal.Violation;

/**
 * A row as it came in.
 *
 * @param number from 1; a header has none
 * @param json what it says, with the names of a request; empty where it can't be read
 * @param length how much of it came, in bytes or characters
 * @param faults why it can't be read
 */
record Row(long number, Optional<ObjectNode> json, int length, List<Violation> faults) {
  Row {
    Objects.requireNonNull(json, "json");
    faults = List.copyOf(faults);
  }

  static Row good(long number, ObjectNode json, int length) {
    return new Row(number, Optional.of(json), length, List.of());
  }

  static Row faulty(long number, String pointer, String rule) {
    return new Row(number, Optional.empty(), 0, List.of(new Violation(pointer, rule)));
  }
}
