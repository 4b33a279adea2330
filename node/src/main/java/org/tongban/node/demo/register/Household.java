package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A household that receives or received assistance.
 *
 * @param to last day; empty while open-ended
 * @param monthlyFen for the household, in fen
 */
record Household(
    String number,
    Category category,
    Status status,
    LocalDate from,
    Optional<LocalDate> to,
    LocalDate lastReview,
    LocalDate nextReview,
    int monthlyFen,
    List<Member> members) {

  /** Groups of people in need; the order is that of their number codes in one register. */
  enum Category {
    DIBAO,
    TEKUN,
    EDGE,
    RIGID
  }

  /** Where a case stands. */
  enum Status {
    CHECKING,
    APPROVED,
    ADJUSTED,
    SUSPENDED,
    GRADUAL_EXIT,
    TERMINATED,
    DECEASED,
    MIGRATED_OUT,
    FRAUD_REVOKED;

    boolean ended() {
      return compareTo(TERMINATED) >= 0;
    }
  }

  /** What someone is to the household's head. */
  enum Role {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    OTHER
  }

  /** One member. */
  record Member(Person person, Role role) {}

  /** Approved, adjusted, suspended or in gradual exit, and not past its last day. */
  boolean receivesOn(LocalDate day) {
    return status != Status.CHECKING
        && !status.ended()
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  Household {
    members = List.copyOf(members);
  }
}
