package org.tongban.node.demo.register;

import java.time.LocalDate;

/**
 * How many care beds of a kind a town had on a day.
 *
 * @param town division code of nine digits
 * @param priceBand 1 to 5, from up to 2,000 yuan a month to over 8,000
 */
record CareCapacity(
    String town,
    LocalDate countedOn,
    BedKind kind,
    int priceBand,
    int institutions,
    int beds,
    int occupied) {

  /** Kinds of beds. */
  enum BedKind {
    NURSING,
    DEMENTIA,
    ORDINARY,
    COMMUNITY,
    DAY
  }
}
