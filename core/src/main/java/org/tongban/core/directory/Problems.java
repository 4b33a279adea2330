package org.tongban.core.directory;

import java.util.ArrayList;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** Collects problems, so that an operator mends five mistakes in one round and not in five. */
final class Problems {
  private final List<Violation> found = new ArrayList<>();

  void add(String pointer, String message) {
    found.add(new Violation(pointer, message));
  }

  int count() {
    return found.size();
  }

  /** Throws when anything was found. */
  void stop() {
    if (!found.isEmpty()) {
      throw new DirectoryException(found);
    }
  }
}
