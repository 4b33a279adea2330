package org.tongban.core.message;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Version of a contract. A higher minor version is backward compatible within its major version.
 *
 * @param major from 1
 * @param minor from 0
 */
public record ServiceVersion(int major, int minor) implements Comparable<ServiceVersion> {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");
  private static final Comparator<ServiceVersion> ORDER =
      Comparator.comparingInt(ServiceVersion::major).thenComparingInt(ServiceVersion::minor);

  public ServiceVersion {
    if (major < 1 || minor < 0) {
      throw new IllegalArgumentException("a version is major.minor, major from 1");
    }
  }

  /** Reads {@code 1.0}; anything else is an {@link IllegalArgumentException}. */
  public static ServiceVersion parse(String text) {
    var match = FORM.matcher(text == null ? "" : text);
    if (!match.matches()) {
      throw new IllegalArgumentException("a version is major.minor, for example 1.0");
    }
    return new ServiceVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
  }

  @Override
  public int compareTo(ServiceVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
