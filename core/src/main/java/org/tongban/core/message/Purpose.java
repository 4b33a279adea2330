package org.tongban.core.message;

import java.util.regex.Pattern;

/**
 * Why a query is asked. The contract of a service lists the purposes that it knows.
 *
 * @param code for example {@code MARRIAGE_REGISTRATION}
 */
public record Purpose(String code) implements Comparable<Purpose> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

  public Purpose {
    if (code == null || !FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("a purpose is a code of capital letters, 2 to 64 long");
    }
  }

  @Override
  public int compareTo(Purpose other) {
    return code.compareTo(other.code);
  }

  /** By hand, here and below: a batch compares them by the thousand. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Purpose that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
