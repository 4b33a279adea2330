package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A care institution that does not exist, with what happened to it.
 *
 * @param creditCode today's (GB 32100)
 * @param formerCodes those before a merger or a new registration
 * @param town division code, nine digits
 * @param filingNumber has no national form
 * @param filings in the order of their days; at least one
 */
record CareInstitution(
    String creditCode,
    List<String> formerCodes,
    String name,
    String town,
    String filingNumber,
    List<Filing> filings,
    List<Rating> ratings,
    List<Penalty> penalties) {
  CareInstitution {
    formerCodes = List.copyOf(formerCodes);
    filings = List.copyOf(filings);
    ratings = List.copyOf(ratings);
    penalties = List.copyOf(penalties);
  }

  boolean has(String code) {
    return creditCode.equals(code) || formerCodes.contains(code);
  }

  LocalDate filedOn() {
    return filings.get(0).day();
  }

  /** Empty before the first filing. */
  Optional<Filing> filingOn(LocalDate day) {
    return filings.stream()
        .filter(filing -> !filing.day().isAfter(day))
        .max(Comparator.comparing(Filing::day));
  }

  /** The latest up to that day, also one that has lapsed. */
  Optional<Rating> ratingOn(LocalDate day) {
    return ratings.stream()
        .filter(rating -> !rating.from().isAfter(day))
        .max(Comparator.comparing(Rating::from));
  }

  /** Those in force on that day. */
  List<Penalty> penaltiesOn(LocalDate day) {
    return penalties.stream().filter(penalty -> penalty.holdsOn(day)).toList();
  }

  /** A step in the life of a filing (备案). */
  record Filing(FilingStatus status, LocalDate day) {}

  /** The order is that of the number codes in one register. */
  enum FilingStatus {
    FILED,
    CHANGED,
    TERMINATED
  }

  /**
   * A rating.
   *
   * @param level 1 to 5 by the national scheme, 1 to 3 by the local one; the highest is the best
   * @param to last day
   * @param judge who rated it
   * @param judgeDivision division code of the judge
   */
  record Rating(
      Scheme scheme, int level, LocalDate from, LocalDate to, String judge, String judgeDivision) {}

  /** By which rule it was rated; the order is that of the number codes in one register. */
  enum Scheme {
    /** GB/T 37276-2018. */
    NATIONAL,
    /** The one that 上海 had before. */
    LOCAL
  }

  /**
   * A sanction.
   *
   * @param until last day; empty while open
   */
  record Penalty(Kind kind, LocalDate decidedOn, Optional<LocalDate> until, String documentNumber) {
    boolean holdsOn(LocalDate day) {
      return !decidedOn.isAfter(day) && until.map(last -> !last.isBefore(day)).orElse(true);
    }
  }

  /** The order is that of the number codes in one register. */
  enum Kind {
    WARNING,
    CORRECTION,
    FINE,
    SUSPENSION,
    ABNORMAL_LIST,
    DISHONESTY_LIST
  }
}
