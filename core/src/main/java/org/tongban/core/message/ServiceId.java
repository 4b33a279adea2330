package org.tongban.core.message;

import java.util.regex.Pattern;

/**
 * A service of the catalogue.
 *
 * @param value domain and name, for example {@code certificate.marriage}; at most 64 characters
 */
public record ServiceId(String value) implements Comparable<ServiceId> {
  private static final Pattern FORM =
      Pattern.compile("(?=.{3,64}$)[a-z][a-z0-9]*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public ServiceId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a service is named domain.name in lower case");
    }
  }

  @Override
  public int compareTo(ServiceId other) {
    return value.compareTo(other.value);
  }

  /** By hand, here and below: a batch compares them by the thousand. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
