package org.tongban.node.months;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.StoreException;

/** Looks every minute whether the month has turned, and closes the journal's part of the last. */
public final class MonthJob {
  private static final Logger LOG = LoggerFactory.getLogger(MonthJob.class);

  private final JournalTurn turn;

  public MonthJob(JournalTurn turn) {
    this.turn = turn;
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
}
