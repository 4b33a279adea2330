package org.tongban.node.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the rows of an export are written. */
public enum ExportForm {
  /** RFC 4180 with a head line, UTF-8 with a byte order mark. */
  CSV,
  /** One array of objects. */
  JSON;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of this word. */
  public static Optional<ExportForm> find(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }
}
