package org.tongban.core.catalogue;

import java.util.Objects;

/** What a code means, for people of both languages. */
public record Title(String zh, String en) {
  public Title {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }
}
