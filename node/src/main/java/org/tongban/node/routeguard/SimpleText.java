package org.tongban.node.routeguard;

import java.util.regex.Pattern;

/**
 * Camel's simple language, cut down to reading. The full language reaches every bean, the
 * environment and any method of any object.
 */
final class SimpleText {
  private static final Pattern CALL = Pattern.compile("\\$(?:simple)?\\{([^}]*)\\}?");
  private static final Pattern READ =
      Pattern.compile(
          "(body|headers?|variables?|exchangeProperty)([.\\[][\\p{L}\\p{N}_.:\\[\\]'\"?-]*)?");

  private SimpleText() {}

  /** For simple expressions and for addresses, where Camel evaluates parts of SQL as simple. */
  static void check(Place place) {
    boolean good =
        CALL.matcher(place.text()).results().allMatch(m -> READ.matcher(m.group(1)).matches());
    place.require(
        good, "${…} may read body, header, variable and exchangeProperty, and call nothing");
  }
}
