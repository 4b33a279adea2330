package org.tongban.node.settings;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The effective settings, to be printed. Secrets cannot appear: the records refuse them as values
 * and hold the paths of their files only.
 */
public final class SettingsText {
  private SettingsText() {}

  /** Dotted key to value, sorted by key. */
  public static Map<String, String> of(Settings settings) {
    var lines = new TreeMap<String, String>();
    collect(settings, "", lines);
    return lines;
  }

  private static void collect(Object value, String key, Map<String, String> lines) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> collect(present, key, lines));
    } else if (value instanceof List<?> list) {
      list(list, key, lines);
    } else if (value instanceof Record section && KnownKeys.section(section.getClass())) {
      for (RecordComponent component : section.getClass().getRecordComponents()) {
        String below = key.isEmpty() ? component.getName() : key + "." + component.getName();
        collect(read(section, component), below, lines);
      }
    } else {
      lines.put(key, String.valueOf(value));
    }
  }

  private static void list(List<?> list, String key, Map<String, String> lines) {
    if (list.stream().allMatch(String.class::isInstance)) {
      lines.put(key, list.toString());
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      collect(list.get(i), key + "[" + i + "]", lines);
    }
  }

  private static Object read(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings record without its accessor", e);
    }
  }
}
