package org.tongban.node.console.alerts;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks each minute, so that it is known since when something needs a person. */
final class AlertCare {
  private static final Logger LOG = LoggerFactory.getLogger(AlertCare.class);

  private final Supplier<Alerts> alerts;

  AlertCare(Supplier<Alerts> alerts) {
    this.alerts = alerts;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void look() {
    try {
      alerts.get().look();
    } catch (DataAccessException e) {
      LOG.warn("What needs a person can't be kept now");
    }
  }
}
