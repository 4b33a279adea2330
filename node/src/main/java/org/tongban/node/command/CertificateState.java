package org.tongban.node.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.CertificateFault;

/**
 * What is to be said of one certificate of a node.
 *
 * @param setting where the settings name it
 * @param use as the directory calls it; {@code operator} for the one that signs the directory
 * @param chain empty when the file can't be read; the problem says why then
 * @param faults what keeps it from its use
 * @param problem why key and certificate are no pair
 * @param standing whether the directory gives it to this member
 */
record CertificateState(
    String setting,
    String use,
    Optional<CertificateChain> chain,
    Set<CertificateFault> faults,
    Optional<String> problem,
    Standing standing) {
  private static final List<Integer> LIMITS = List.of(7, 30);

  /** What the directory says. */
  enum Standing {
    /** It gives it to this member for this use, now. */
    HELD,
    /** It is not in it. */
    MISSING,
    /** It gives it to another member or for another use. */
    OTHER,
    /** Its {@code from} or {@code to} excludes now. */
    NOT_IN_FORCE,
    /** The operator has withdrawn it. */
    REVOKED,
    /** There is no directory that could be believed. */
    UNKNOWN,
    /** It isn't for the directory to say. */
    NONE
  }

  boolean good() {
    return chain.isPresent()
        && faults.isEmpty()
        && problem.isEmpty()
        && (standing == Standing.HELD || standing == Standing.NONE);
  }

  /** Whole days up to its end; negative afterwards. */
  static long daysLeft(CertificateChain chain, Instant now) {
    var left = Duration.between(now, chain.own().getNotAfter().toInstant());
    return Math.floorDiv(left.getSeconds(), Duration.ofDays(1).getSeconds());
  }

  /** The limit that it has fallen below: 30 or 7 days, or 0 when it has ended. */
  static Optional<Integer> limit(long daysLeft) {
    return daysLeft < 0
        ? Optional.of(0)
        : LIMITS.stream().filter(days -> daysLeft < days).findFirst();
  }
}
