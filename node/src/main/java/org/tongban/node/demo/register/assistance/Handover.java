package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;

/**
 * An application that another region accepted and handed over (跨省通办).
 *
 * @param reference of the region that accepted it
 * @param idNumber of the applicant
 * @param localReference our own number for it
 */
record Handover(
    String reference, String idNumber, State state, LocalDate since, String localReference) {

  /** Where it stands. */
  enum State {
    RECEIVED,
    ACCEPTED,
    RETURNED,
    APPROVED,
    REJECTED,
    DUPLICATE;

    /** Not decided yet. */
    boolean open() {
      return compareTo(APPROVED) < 0;
    }
  }
}
