package org.tongban.core.policy;

import java.util.Objects;
import java.util.Set;

/**
 * Some values, or all of them where a rule says so by name. An empty choice is nobody: forgetting
 * to fill a list must never open a door.
 */
record Choice<T>(Set<T> values, boolean any) {
  Choice {
    values = Set.copyOf(values);
    if (any && !values.isEmpty()) {
      throw new IllegalArgumentException("either all or some");
    }
  }

  static <T> Choice<T> all() {
    return new Choice<>(Set.of(), true);
  }

  static <T> Choice<T> of(Set<T> values) {
    return new Choice<>(values, false);
  }

  boolean includes(T value) {
    return any || values.contains(Objects.requireNonNull(value, "value"));
  }
}
