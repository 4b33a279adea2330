package org.tongban.node.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects what is wrong with one record, so that its constructor can say all of it at once. */
final class Check {
  private final List<Fault> faults = new ArrayList<>();

  /** A broken rule of one key, relative to the record's own section. */
  record Fault(String key, String rule) {}

  /** Thrown by the constructor of a settings record. */
  static final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    InvalidSettingException(List<Fault> faults) {
      super(faults.toString());
      this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
      return faults;
    }
  }

  Check given(String key, Object value) {
    return rule(key, value != null, "is required");
  }

  <T> Check value(String key, T value, Predicate<T> good, String rule) {
    if (value == null) {
      return given(key, null);
    }
    return rule(key, good.test(value), rule);
  }

  Check rule(String key, boolean good, String rule) {
    if (!good) {
      faults.add(new Fault(key, rule));
    }
    return this;
  }

  /** Whether an optional part is there; one that could not be read counts as absent. */
  static boolean present(Optional<?> part) {
    return part != null && part.isPresent();
  }

  static boolean positive(Duration time) {
    return !time.isZero() && !time.isNegative();
  }

  void done() {
    if (!faults.isEmpty()) {
      throw new InvalidSettingException(faults);
    }
  }
}
