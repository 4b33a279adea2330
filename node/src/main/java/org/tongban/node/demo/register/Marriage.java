package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One certificate in a marriage register.
 *
 * @param number {@code J310118-2026-000001}: J marriage, L divorce, BJ and BL reissued
 * @param statusSince the day from which the status holds
 * @param replacedBy the number of the certificate issued for it
 */
record Marriage(
    String number,
    Kind kind,
    LocalDate registeredOn,
    Status status,
    LocalDate statusSince,
    Optional<String> replacedBy,
    Party man,
    Party woman) {

  /** What was registered. */
  enum Kind {
    MARRIAGE,
    DIVORCE
  }

  /** What the certificate is worth today. */
  enum Status {
    VALID,
    SUPERSEDED,
    DISSOLVED,
    REVOKED,
    /** Of a divorce: the two married each other again. */
    WITHDRAWN
  }

  /**
   * One party.
   *
   * @param idNumber as printed, which may be an earlier number of the person
   * @param name as printed
   */
  record Party(Person person, String idNumber, String name) {
    /** Today's number and name. */
    static Party of(Person person) {
      return new Party(person, person.idNumber(), person.name());
    }

    /** The number and name that the person had at the time, where they changed since. */
    static Party asThen(Person person) {
      return new Party(
          person,
          person.formerIdNumbers().stream().findFirst().orElse(person.idNumber()),
          person.formerNames().stream().findFirst().orElse(person.name()));
    }
  }
}
