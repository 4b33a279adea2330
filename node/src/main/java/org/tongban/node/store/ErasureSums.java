package org.tongban.node.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.journal.ErasureRecord.Part;
import org.tongban.node.store.DueEvidence.Due;

/** How much is erased of each service and month. */
final class ErasureSums {
  private final Map<String, Part> parts = new TreeMap<>();

  void add(Due due) {
    var one = new Part(due.service(), due.days(), due.month(), 1, due.stored().evidence().length);
    parts.merge(due.service() + ' ' + due.month() + ' ' + due.days(), one, ErasureSums::sum);
  }

  private static Part sum(Part one, Part other) {
    return new Part(
        one.service(),
        one.days(),
        one.month(),
        one.bodies() + other.bodies(),
        one.bytes() + other.bytes());
  }

  List<Part> parts() {
    return List.copyOf(parts.values());
  }
}
