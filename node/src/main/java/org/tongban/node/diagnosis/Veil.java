package org.tongban.node.diagnosis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last barrier of the report: whatever a part says, neither a number that has the form of an
 * identity nor a place of this machine leaves it.
 */
public final class Veil {
  static final String NUMBER = "(number)";
  static final String PLACE = "(path)";

  /** A citizen's number, new or old form, that stands by itself (GB 11643). */
  private static final Pattern IDENTITY =
      Pattern.compile("(?<![0-9A-Za-z._-])(?:\\d{17}[0-9Xx]|\\d{15})(?![0-9A-Za-z_-])");

  /** Shorter ones, such as the root, would be found everywhere. */
  private static final int SHORTEST = 4;

  private final List<String> places;

  /**
   * @param places paths of this machine that the settings name
   */
  public Veil(Collection<String> places) {
    this.places =
        places.stream()
            .filter(place -> place.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  String over(String text) {
    var veiled = IDENTITY.matcher(text).replaceAll(NUMBER);
    for (var place : places) {
      veiled = veiled.replace(place, PLACE);
    }
    return veiled;
  }
}
