package org.tongban.node.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a local caller may do; written in lower case. */
public enum CallerRole {
  /** Asks, and sees its own exchanges. */
  OPERATOR,
  /** Sees health in detail and metrics. */
  ADMINISTRATOR,
  /** Sees all exchanges. */
  AUDITOR,
  /** Serves citizens: sees who asked about a person. */
  DESK,
  /** Sends events, takes those of other members in and says what was done with them. */
  EVENTS;

  /** As files, tokens and people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this word. */
  public static Optional<CallerRole> find(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
