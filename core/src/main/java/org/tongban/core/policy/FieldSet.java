package org.tongban.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields that may be seen: what is permitted by a contract and, where a rule lists fields, by
 * the rule as well. A rule can narrow a contract and never widen it.
 */
record FieldSet(List<FieldPath> paths) {
  FieldSet {
    paths = List.copyOf(paths);
  }

  static FieldSet of(List<String> texts) {
    return new FieldSet(texts.stream().map(FieldPath::parse).toList());
  }

  static FieldSet of(List<String> contract, Optional<List<String>> rule) {
    var permitted = of(contract);
    return rule.map(listed -> of(listed).common(permitted)).orElse(permitted);
  }

  /** What both sets permit. */
  FieldSet common(FieldSet other) {
    return new FieldSet(
        paths.stream()
            .flatMap(mine -> other.paths.stream().flatMap(theirs -> narrower(mine, theirs)))
            .distinct()
            .toList());
  }

  private static Stream<FieldPath> narrower(FieldPath one, FieldPath other) {
    if (one.within(other)) {
      return Stream.of(one);
    }
    return other.within(one) ? Stream.of(other) : Stream.empty();
  }

  /** Whether the set permits this path and all below it. */
  boolean permits(FieldPath path) {
    return paths.stream().anyMatch(path::within);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  List<String> texts() {
    return paths.stream().map(FieldPath::toString).toList();
  }
}
