package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a volunteer has saved.
 *
 * @param number of the account, never an identity number
 * @param free without what is reserved, in minutes
 * @param reserved in minutes
 * @param transferable whether it may leave the region
 * @param lapses the first day on which a part of it does
 */
record TimeAccount(
    String number,
    Person person,
    Status status,
    int free,
    int reserved,
    boolean transferable,
    Optional<LocalDate> lapses) {

  /** The state of the account. */
  enum Status {
    ACTIVE,
    FROZEN,
    CLOSED
  }
}
