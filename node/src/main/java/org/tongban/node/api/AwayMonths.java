package org.tongban.node.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.MonthStore.Month;
import org.tongban.node.store.StoreException;

/**
 * Says of an exchange that isn't there, or not all of it, that it may be in a month that is away.
 */
public final class AwayMonths {
  /** By how much clocks differ, and how long an ask may take to get here. */
  private static final Duration SPARE = Duration.ofMinutes(10);

  private final MonthStore months;

  public AwayMonths(MonthStore months) {
    this.months = months;
  }

  /**
   * Refuses where a month is away in which the exchange began by its id.
   *
   * @throws RefusedException {@code EXCHANGE_ARCHIVED} naming the month, {@code
   *     JOURNAL_UNAVAILABLE}
   */
  void refuseAround(MessageId id) {
    refuse(id.madeAt().minus(SPARE), id.madeAt().plus(SPARE));
  }

  /** Refuses where a month is away in which the exchange began or went on. */
  void refuseSince(MessageId id) {
    refuse(id.madeAt().minus(SPARE), Instant.MAX);
  }

  private void refuse(Instant from, Instant to) {
    List<Violation> away;
    try {
      away =
          months.away(from, to).stream()
              .map(Month::name)
              .map(month -> new Violation("", "may be in the month " + month))
              .toList();
    } catch (StoreException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the months can't be read", e);
    }
    if (!away.isEmpty()) {
      throw new RefusedException(Reason.EXCHANGE_ARCHIVED, away);
    }
  }
}
