package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.Optional;
import org.tongban.node.demo.register.Person;

/**
 * Temporary aid (临时救助) that was paid once.
 *
 * @param event day of the emergency; older files don't have it
 * @param town 1 to 9 where a town gave it, 0 for the bureau
 * @param fen the sum
 * @param paidBack the person gave it back: it is aid no longer
 */
record EmergencyGrant(
    String number,
    Person person,
    Kind kind,
    LocalDate day,
    Optional<LocalDate> event,
    int town,
    int fen,
    boolean paidBack) {

  /** What it was for. */
  enum Kind {
    /** 急难型: a sudden event. */
    EMERGENCY,
    /** 支出型: expenses that can't be borne. */
    EXPENDITURE
  }
}
