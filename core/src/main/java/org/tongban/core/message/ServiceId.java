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

  @Override
  public String toString() {
    return value;
  }
}
