package org.tongban.node.console.peers;

import java.time.Duration;
import java.time.Instant;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Member;

/**
 * A certificate and how long it is still good.
 *
 * @param days whole ones up to its end; negative afterwards
 */
public record Ending(Member member, CertifiedKey key, long days) {
  private static final int EARLY = 30;
  private static final int LATE = 7;

  static Ending of(Member member, CertifiedKey key, Instant now) {
    var left = Duration.between(now, key.to()).getSeconds();
    return new Ending(member, key, Math.floorDiv(left, Duration.ofDays(1).getSeconds()));
  }

  /** Class of its colours. */
  public String level() {
    if (key.revoked() || days < LATE) {
      return "bad";
    }
    return days < EARLY ? "warn" : "ok";
  }

  /** Whether it is in force, and if not why; key of its text. */
  public String standing(Instant now) {
    if (key.revoked()) {
      return "revoked";
    }
    if (now.isBefore(key.from())) {
      return "next";
    }
    return days < 0 ? "over" : "good";
  }
}
