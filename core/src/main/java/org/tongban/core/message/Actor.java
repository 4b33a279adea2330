package org.tongban.core.message;

import java.util.regex.Pattern;

/**
 * Who asks inside the asking authority. The operator is a pseudonym that only the asking authority
 * can resolve.
 *
 * @param system the calling system, 1 to 64 characters of {@code A-Za-z0-9._-}
 * @param unit the organisational unit, same form
 * @param operator pseudonym of the clerk, same form
 */
public record Actor(String system, String unit, String operator) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public Actor {
    check("system", system);
    check("unit", unit);
    check("operator", operator);
  }

  private static void check(String what, String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " must be 1 to 64 characters of A-Za-z0-9._-");
    }
  }
}
