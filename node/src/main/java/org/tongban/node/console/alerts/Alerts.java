package org.tongban.node.console.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Page;
import org.tongban.node.console.PageCount;
import org.tongban.node.kafka.ParkedRecords.ClusterException;
import org.tongban.node.store.StoreException;

/** Looks at everything that may need a person, and counts what nobody has looked at. */
final class Alerts implements PageCount {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final List<Watch> watches;
  private final AlertStore store;
  private final Clock clock;
  private long open;
  private Instant counted = Instant.EPOCH;

  Alerts(List<Watch> watches, AlertStore store, Clock clock) {
    this.watches = List.copyOf(watches);
    this.store = store;
    this.clock = clock;
  }

  /** Looks now. What can't be looked at is something that needs a person, too. */
  void look() {
    var found = new ArrayList<Finding>();
    var whole = true;
    for (var watch : watches) {
      try {
        found.addAll(watch.look());
      } catch (RefusedException | StoreException | DataAccessException | ClusterException e) {
        LOG.warn("It can't be told now what of {} needs a person: {}", watch.name(), e.getClass());
        found.add(new Finding(Rule.UNKNOWN, watch.name(), "", 1));
        whole = false;
      }
    }
    store.put(found, whole);
    forgetCount();
  }

  private synchronized void forgetCount() {
    counted = Instant.EPOCH;
  }

  @Override
  public Page page() {
    return Page.ALERTS;
  }

  /** Each page shows it, so it is asked for now and then; none while the database is away. */
  @Override
  public synchronized long now() {
    if (clock.instant().isAfter(counted.plus(EVERY))) {
      try {
        open = store.open();
      } catch (DataAccessException e) {
        LOG.debug("not counted", e);
        open = 0;
      }
      counted = clock.instant();
    }
    return open;
  }

  /** Somebody has looked at one. */
  boolean acknowledge(Rule rule, String key, String cause, String by, String note) {
    forgetCount();
    return store.acknowledge(rule, key, cause, by, note);
  }
}
