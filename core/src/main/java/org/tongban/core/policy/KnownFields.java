package org.tongban.core.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sets of fields that were made before: every ask needs one for each rule, and they are few. */
final class KnownFields {
  private static final int MOST = 4_096;

  private final Map<Lists, FieldSet> known = new ConcurrentHashMap<>();

  private record Lists(List<String> contract, Optional<List<String>> rule) {}

  /** What both lists permit, as {@link FieldSet#of(List, Optional)} says. */
  FieldSet of(List<String> contract, Optional<List<String>> rule) {
    if (known.size() > MOST) {
      // catalogue and rules were exchanged very often
      known.clear();
    }
    return known.computeIfAbsent(
        new Lists(contract, rule), lists -> FieldSet.of(lists.contract(), lists.rule()));
  }
}
