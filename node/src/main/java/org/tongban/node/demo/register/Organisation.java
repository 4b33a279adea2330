package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A social organisation that does not exist.
 *
 * @param creditCode GB 32100
 * @param certificateTo last day of its certificate
 * @param rating the latest
 * @param successor credit code of the organisation that took over
 */
record Organisation(
    String creditCode,
    String name,
    Kind kind,
    Status status,
    LocalDate statusSince,
    LocalDate registeredOn,
    LocalDate certificateTo,
    String scope,
    Optional<Rating> rating,
    Optional<String> successor) {

  /** The order is that of the second character of the credit code. */
  enum Kind {
    ASSOCIATION,
    SERVICE_AGENCY,
    FOUNDATION
  }

  /** The order is that of the number codes in one register. */
  enum Status {
    NORMAL,
    DEREGISTERED,
    REVOKED,
    LICENCE_WITHDRAWN
  }

  /**
   * A rating by the national measure of 2011.
   *
   * @param level 1 to 5 A, 5 the best
   * @param to last day
   */
  record Rating(int level, LocalDate from, LocalDate to) {}
}
