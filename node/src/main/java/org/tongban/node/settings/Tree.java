package org.tongban.node.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A YAML document as settings need it: every part knows where it was written. */
sealed interface Tree {
  /** {@code node.yaml:12}, {@code --set} or {@code defaults}. */
  String where();

  /** The word for this part in a rule. */
  String kind();

  /** One value, as written. */
  record Leaf(String text, String where) implements Tree {
    public Leaf {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(where, "where");
    }

    @Override
    public String kind() {
      return "one value";
    }
  }

  /** A list. */
  record Items(List<Tree> items, String where) implements Tree {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Named parts, in the order of the file. */
  record Section(Map<String, Tree> parts, String where) implements Tree {
    public Section {
      parts = new LinkedHashMap<>(parts);
    }

    @Override
    public String kind() {
      return "a section of named settings";
    }

    Optional<Tree> part(String key) {
      return Optional.ofNullable(parts.get(key));
    }

    Section with(String key, Tree part) {
      var changed = new LinkedHashMap<>(parts);
      changed.put(key, part);
      return new Section(changed, where);
    }

    Section without(String key) {
      var changed = new LinkedHashMap<>(parts);
      changed.remove(key);
      return new Section(changed, where);
    }

    /** The other section's parts win; lists are replaced whole. */
    Section overlaidBy(Section other) {
      var merged = new LinkedHashMap<>(parts);
      other.parts.forEach(
          (key, part) ->
              merged.merge(
                  key,
                  part,
                  (old, now) ->
                      old instanceof Section a && now instanceof Section b
                          ? a.overlaidBy(b)
                          : now));
      return new Section(merged, other.where);
    }
  }
}
