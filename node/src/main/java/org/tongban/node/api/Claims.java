package org.tongban.node.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what the claims of a token say. Whatever has another form than wanted says nothing. */
public final class Claims {
  private Claims() {}

  /**
   * What stands there; null for nothing.
   *
   * @param path steps separated by dots, such as {@code realm_access.roles}
   */
  public static Object at(Map<String, Object> claims, String path) {
    Object at = claims;
    for (var step : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return at;
  }

  /** A text; empty for anything else. */
  public static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  /** The words of a list, or of a text with spaces between them. */
  public static List<String> words(Object value) {
    return value instanceof Collection<?> several
        ? several.stream().map(Claims::text).toList()
        : List.of(text(value).split(" "));
  }
}
