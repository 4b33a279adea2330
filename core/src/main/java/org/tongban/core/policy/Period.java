package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.Optional;

/** The days on which a rule applies; both ends inclusive, Chinese calendar days. */
record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
  boolean includes(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
