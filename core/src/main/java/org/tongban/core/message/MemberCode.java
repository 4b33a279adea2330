package org.tongban.core.message;

import java.util.regex.Pattern;

/**
 * A member's name: the six-digit division code (GB/T 2260) of its jurisdiction.
 *
 * @param value six digits, for example {@code 310118}
 */
public record MemberCode(String value) implements Comparable<MemberCode> {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{5}");

  public MemberCode {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a member code is six digits (GB/T 2260)");
    }
  }

  @Override
  public int compareTo(MemberCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
