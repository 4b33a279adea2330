package org.tongban.node.routeguard;

import java.util.regex.Pattern;

/** Rules for every text of a look-up file, wherever it stands. */
final class PlainText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
  private static final Pattern REGISTER = Pattern.compile("register\\.[a-z][a-z0-9-]*\\.[a-zA-Z]+");

  private PlainText() {}

  /** Placeholders reach all settings, passwords too; a look-up gets its registers' only. */
  static void check(Place place) {
    if (place.node().isTextual()) {
      boolean good =
          PLACEHOLDER
              .matcher(place.text())
              .results()
              .allMatch(found -> REGISTER.matcher(found.group(1)).matches());
      place.require(good, "the only placeholders of a look-up are {{register.<name>.<key>}}");
    }
    place.fields().values().forEach(PlainText::check);
    place.items().forEach(PlainText::check);
  }
}
