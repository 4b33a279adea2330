package org.tongban.core.directory;

import java.util.Arrays;
import java.util.Locale;

/** What a member's key is for; one certificate never serves two uses. */
public enum KeyUse {
  /** Signs asks, answers and refusals. */
  SIGN,
  /** Stands at both ends of a connection between nodes. */
  TLS,
  /** Receives messages that are encrypted end to end. */
  ENCRYPT;

  /** The word in the directory: {@code sign}, {@code tls}, {@code encrypt}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static KeyUse parse(String code) {
    return Arrays.stream(values())
        .filter(use -> use.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a key use"));
  }
}
