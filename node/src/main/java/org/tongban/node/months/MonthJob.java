package org.tongban.node.months;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.StoreException;

/** Looks every minute whether the month has turned, and closes the journal's part of the last. */
public final class MonthJob {
  private static final Logger LOG = LoggerFactory.getLogger(MonthJob.class);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final JournalTurn turn;
  private final MonthStore months;
  private final Clock clock;

  public MonthJob(JournalTurn turn, MonthStore months, Clock clock) {
    this.turn = turn;
    this.months = months;
    this.clock = clock;
  }

  /** Writers wait while a part is closed, and at most two seconds where that can't be done now. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
  public void turn() {
    try {
      if (turn.turn()) {
        LOG.info("A part of the journal was closed, and the next one opened");
      }
    } catch (StoreException e) {
      LOG.warn("The journal's month is turned a minute later: {}", e.getMessage());
    }
  }

  /** At the time of day at which evidence is erased: files know no erasure. */
  @Scheduled(cron = "${tongban.erase-at}", zone = "Asia/Shanghai")
  public void overdue() {
    try {
      var today = LocalDate.ofInstant(clock.instant(), CHINA);
      months.months().stream()
          .filter(month -> month.overdue(today))
          .forEach(
              month ->
                  LOG.warn(
                      "{} of the journal, in {}, holds bodies whose retention is over: restore it,"
                          + " erase, archive it again and destroy the file",
                      month.name(),
                      month.file().orElse("no file")));
    } catch (StoreException e) {
      LOG.warn("No look at the journal's months now: {}", e.getMessage());
    }
  }
}
