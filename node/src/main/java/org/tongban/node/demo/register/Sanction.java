package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry on a list of sanctions, about an organisation or a person.
 *
 * @param creditCode of the organisation; empty for a person
 * @param person empty for an organisation
 * @param until last day; empty while open
 */
record Sanction(
    Optional<String> creditCode,
    Optional<Person> person,
    SanctionList list,
    LocalDate since,
    Optional<LocalDate> until,
    String caseNumber) {

  /** The order is that of the number codes in one register. */
  enum SanctionList {
    ABNORMAL_ACTIVITY,
    SERIOUSLY_DISHONEST,
    ILLEGAL_ORGANISATION,
    ASSISTANCE_FRAUD,
    ELDERCARE_BAN,
    /** Kept by the courts, which 吴江 is not connected to. */
    JUDGMENT_DEFAULTER
  }

  static Sanction of(
      String creditCode,
      SanctionList list,
      LocalDate since,
      Optional<LocalDate> until,
      String caseNumber) {
    return new Sanction(Optional.of(creditCode), Optional.empty(), list, since, until, caseNumber);
  }

  static Sanction of(
      Person person,
      SanctionList list,
      LocalDate since,
      Optional<LocalDate> until,
      String caseNumber) {
    return new Sanction(Optional.empty(), Optional.of(person), list, since, until, caseNumber);
  }

  boolean holdsOn(LocalDate day) {
    return !since.isAfter(day) && until.map(last -> !last.isBefore(day)).orElse(true);
  }
}
