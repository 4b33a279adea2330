package org.tongban.node.settings;

import java.util.regex.Pattern;

/**
 * An amount of bytes, written {@code 512B}, {@code 256KiB}, {@code 4MiB}.
 *
 * @param bytes 1 to {@link Integer#MAX_VALUE}, because it limits what is held in memory
 */
public record Size(int bytes) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,9})(B|KiB|MiB)");
  private static final String RULE =
      "must be a size such as 512B, 256KiB or 4MiB, from 1B and below 2048MiB";

  public Size {
    if (bytes < 1) {
      throw new IllegalArgumentException(RULE);
    }
  }

  static Size parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(RULE);
    }
    long bytes = Long.parseLong(match.group(1)) << shift(match.group(2));
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(RULE);
    }
    return new Size((int) bytes);
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "KiB" -> 10;
      case "MiB" -> 20;
      default -> 0;
    };
  }

  @Override
  public String toString() {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
  }
}
