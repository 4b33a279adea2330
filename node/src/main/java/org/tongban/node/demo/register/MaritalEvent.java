package org.tongban.node.demo.register;

import java.time.LocalDate;

/**
 * What happened to a marriage beside the certificates that a registry issues.
 *
 * @param certificateNo of the marriage
 */
record MaritalEvent(String certificateNo, Kind kind, LocalDate day) {
  /** The order is that of the number codes in one register. */
  enum Kind {
    /** Leaves the marriage in force; lapses when the certificate is not collected in 60 days. */
    DIVORCE_APPLICATION,
    /** Known to a registry only where courts report. */
    COURT_DIVORCE,
    SPOUSE_DEATH
  }
}
