package org.tongban.node.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The keys that the settings records have; a list's elements are written {@code registers[]}. */
final class KnownKeys {
  private final Set<String> keys = new LinkedHashSet<>();

  KnownKeys(Class<? extends Record> root) {
    collect(root, "");
  }

  /** Every key that holds a value, in the order of the records. */
  Set<String> all() {
    return Set.copyOf(keys);
  }

  /** The known key that was probably meant: a slip of the pen, or the right word elsewhere. */
  Optional<String> nearest(String unknown) {
    String key = unknown.replaceAll("\\[[0-9]+]", "[]");
    var byDistance = new TreeMap<Integer, String>();
    for (String known : withSections()) {
      int distance = LevenshteinDistance.getDefaultInstance().apply(key, known);
      byDistance.putIfAbsent(distance, known);
    }
    var best = byDistance.firstEntry();
    if (best.getKey() <= Math.max(2, key.length() / 4)) {
      return Optional.of(best.getValue());
    }
    return keys.stream().filter(known -> last(known).equals(last(key))).findFirst();
  }

  private Set<String> withSections() {
    var names = new LinkedHashSet<>(keys);
    for (String key : keys) {
      for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
        names.add(key.substring(0, dot).replaceAll("\\[]$", ""));
      }
    }
    return names;
  }

  private void collect(Class<?> section, String path) {
    for (RecordComponent component : section.getRecordComponents()) {
      collect(component.getGenericType(), path + component.getName());
    }
  }

  private void collect(Type type, String key) {
    if (type instanceof ParameterizedType several) {
      boolean list = several.getRawType() == List.class;
      Type element = several.getActualTypeArguments()[0];
      boolean sections = element instanceof Class<?> of && section(of);
      collect(element, list && sections ? key + "[]" : key);
    } else if (type instanceof Class<?> of && section(of)) {
      collect(of, key + ".");
    } else {
      keys.add(key);
    }
  }

  /** Whether a type is a section of its own, not one written value. */
  static boolean section(Class<?> type) {
    return type.isRecord()
        && type.getPackage() == KnownKeys.class.getPackage()
        && type != Size.class;
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
