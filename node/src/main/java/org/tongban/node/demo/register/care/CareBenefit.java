package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.tongban.node.demo.register.Person;

/**
 * A benefit for care that somebody has, had or applied for.
 *
 * @param from first day; empty where it was not granted
 * @param stopOn last day, once it is set
 * @param paidThrough last month that was paid
 * @param grantedBy the assessment that it rests on; empty where none is needed
 */
record CareBenefit(
    String number,
    Person person,
    Kind kind,
    Status status,
    LocalDate appliedOn,
    Optional<LocalDate> from,
    Optional<LocalDate> stopOn,
    Optional<StopReason> stopReason,
    Optional<YearMonth> paidThrough,
    Optional<GrantedBy> grantedBy,
    int monthlyFen) {

  /** The order is that of the number codes in one register. */
  enum Kind {
    SERVICE_SUBSIDY,
    NURSING_SUBSIDY,
    /** 长期护理保险, kept by the insurance. */
    LTCI,
    ELDER_ALLOW
  }

  /** The order is that of the number codes in one register. */
  enum Status {
    APPLIED,
    ENTITLED,
    SUSPENDED,
    /** The last day is set and lies ahead. */
    STOPPING,
    STOPPED,
    REJECTED
  }

  /** The order is that of the number codes in one register. */
  enum StopReason {
    MOVED,
    DECEASED,
    LEVEL_CHANGED,
    REPORT_EXPIRED,
    WITHDRAWN,
    FRAUD,
    OTHER
  }

  /** By what care needs were assessed; in both, a higher level is worse. */
  enum Scheme {
    SHANGHAI("SH-CARE", "2.0"),
    NATIONAL("GB-T-42195", "2022");

    private final String code;
    private final String edition;

    Scheme(String code, String edition) {
      this.code = code;
      this.edition = edition;
    }

    String code() {
      return code;
    }

    String edition() {
      return edition;
    }
  }

  /** A level with the day of its assessment. */
  record GrantedBy(Scheme scheme, String level, LocalDate assessedOn) {}
}
