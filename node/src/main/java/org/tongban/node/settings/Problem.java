package org.tongban.node.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing wrong in the settings. It never repeats the value, which may be a password that went
 * into the wrong place.
 *
 * @param key dotted, list elements counted from 0: {@code registers[0].url}; empty for the file
 * @param rule what is expected, for example {@code must be 1 to 65535}
 * @param where {@code node.yaml:12} or {@code --set}
 * @param nearest the known key that was probably meant
 */
public record Problem(String key, String rule, String where, Optional<String> nearest) {
  public Problem {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(nearest, "nearest");
  }

  @Override
  public String toString() {
    return where
        + (key.isEmpty() ? "" : ": " + key)
        + ": "
        + rule
        + nearest.map(known -> "; did you mean " + known + "?").orElse("");
  }
}
