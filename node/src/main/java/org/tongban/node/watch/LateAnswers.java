package org.tongban.node.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.OwnLaterStore;

/**
 * How many answers are awaited, and how many of them are overdue: {@code tongban.later.waiting} and
 * {@code tongban.later.overdue}, by {@code side}: {@code asking} where others owe us the answer,
 * {@code answering} where we owe it.
 */
public final class LateAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Whoever reads a feed does so within that time. */
  private static final Duration KEPT = Duration.ofDays(366);

  private static final String ASKING = "asking";
  private static final String ANSWERING = "answering";

  private final LaterStore others;
  private final OwnLaterStore own;
  private final MatterEvents events;
  private final NoticeBook notices;
  private final Period grace;
  private final Clock clock;

  /**
   * @param grace how long after its last day an ask of others is kept, though nobody fetches its
   *     answer any more
   */
  public LateAnswers(
      LaterStore others,
      OwnLaterStore own,
      MatterEvents events,
      NoticeBook notices,
      Period grace,
      MeterRegistry meters,
      Clock clock) {
    this.others = others;
    this.own = own;
    this.events = events;
    this.notices = notices;
    this.grace = grace;
    this.clock = clock;
    gauge(meters, "tongban.later.waiting", ASKING, all -> own.waiting(LocalDate.MAX));
    gauge(meters, "tongban.later.waiting", ANSWERING, all -> others.waiting(LocalDate.MAX));
    gauge(meters, "tongban.later.overdue", ASKING, all -> own.waiting(today()));
    gauge(meters, "tongban.later.overdue", ANSWERING, all -> others.waiting(today()));
  }

  private void gauge(
      MeterRegistry meters, String name, String side, ToLongFunction<LateAnswers> count) {
    Gauge.builder(name, this, late -> read(count)).tag("side", side).register(meters);
  }

  /** A number that can't be had is none, and not zero. */
  private double read(ToLongFunction<LateAnswers> count) {
    try {
      return count.applyAsLong(this);
    } catch (RefusedException e) {
      return Double.NaN;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  /**
   * Says each morning what is overdue, and gives up what nobody fetches, and forgets what was told
   * long ago.
   */
  @Scheduled(cron = "0 0 8 * * *", zone = "Asia/Shanghai")
  public void daily() {
    try {
      forget(clock.instant().minus(KEPT));
      int left = others.giveUp(today().minus(grace), clock.instant());
      say("Given up: {} answers that nobody fetched long after their day", left);
      say("Overdue: {} answers that others owe us", own.waiting(today()));
      say("Overdue: {} answers that we owe others", others.waiting(today()));
    } catch (RefusedException e) {
      LOG.warn("It can't be told now which answers are overdue: {}", e.getMessage());
    }
  }

  private void forget(Instant before) {
    events.forget(before);
    notices.forget(before);
  }

  private static void say(String text, long count) {
    if (count > 0) {
      LOG.error(text, count);
    }
  }
}
