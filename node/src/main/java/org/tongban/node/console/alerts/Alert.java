package org.tongban.node.console.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that needs a person, since when, and who has seen it.
 *
 * @param count how many, or how long; days of a certificate, minutes of a stamp, MiB of a disk
 * @param seen who has, of this cause
 */
public record Alert(
    Rule rule, String key, String cause, long count, Instant since, Optional<Seen> seen) {
  /** Somebody has looked at it. */
  public record Seen(String by, Instant at, String note) {}

  /** Whether somebody must still look. */
  public boolean open() {
    return seen.isEmpty();
  }

  /** Address of the page that tells more; empty where none does. */
  public String page() {
    return rule.page(key);
  }

  /** How bad, for its colour. */
  public String level() {
    return rule.level() == Rule.Level.BAD ? "bad" : "warn";
  }
}
