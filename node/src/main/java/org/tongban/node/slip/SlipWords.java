package org.tongban.node.slip;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a slip, and how it writes times and numbers. */
final class SlipWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final int TAIL = 4;

  private final ResourceBundle bundle =
      ResourceBundle.getBundle(
          "org.tongban.node.slip.slip",
          Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  /** Chinese time. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** The last four characters of a number, as much as contracts give of it. */
  static String masked(String number) {
    int length = number.codePointCount(0, number.length());
    if (length <= TAIL) {
      return "*".repeat(length);
    }
    return "*".repeat(length - TAIL)
        + number.substring(number.offsetByCodePoints(0, length - TAIL));
  }
}
