package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One person's registration in one household.
 *
 * @param householdNo of the household
 * @param town division code of nine digits, of an invented town
 * @param relation to the head of the household (GB/T 4761)
 * @param since day of the registration, or of its end
 * @param reason why it ended; empty while it stands
 * @param movedTo division code; only of one who moved
 */
record Hukou(
    Person person,
    String householdNo,
    Type type,
    String town,
    String relation,
    Status status,
    LocalDate since,
    Optional<Reason> reason,
    Optional<String> movedTo) {

  /** Kind of household. */
  enum Type {
    FAMILY,
    COLLECTIVE
  }

  /** Whether it stands. */
  enum Status {
    NORMAL,
    MOVED_OUT,
    DECEASED,
    CANCELLED
  }

  /** Why it ended. */
  enum Reason {
    MOVED_OUT,
    DEATH,
    DECLARED_DEAD,
    SETTLED_ABROAD,
    DUPLICATE,
    MADE_IN_ERROR
  }

  /** A registration that stands. */
  static Hukou of(
      Person person, String householdNo, String town, String relation, LocalDate since) {
    return new Hukou(
        person,
        householdNo,
        Type.FAMILY,
        town,
        relation,
        Status.NORMAL,
        since,
        Optional.empty(),
        Optional.empty());
  }

  /** The same in a collective household, whose members are no relatives. */
  Hukou collective(String number) {
    return new Hukou(person, number, Type.COLLECTIVE, town, "99", status, since, reason, movedTo);
  }

  /** The same, ended. */
  Hukou ended(LocalDate day, Reason why, Optional<String> to) {
    Status ending =
        switch (why) {
          case MOVED_OUT -> Status.MOVED_OUT;
          case DEATH, DECLARED_DEAD -> Status.DECEASED;
          default -> Status.CANCELLED;
        };
    return new Hukou(person, householdNo, type, town, relation, ending, day, Optional.of(why), to);
  }
}
