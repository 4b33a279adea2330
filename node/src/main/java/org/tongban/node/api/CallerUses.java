package org.tongban.node.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.node.store.CallerUseBook;

/**
 * Notes when systems call. A call costs a note in memory; the database gets the last ones every few
 * seconds. Safe for use by many threads.
 */
public final class CallerUses {
  private static final Logger LOG = LoggerFactory.getLogger(CallerUses.class);

  private final CallerUseBook book;
  private final Clock clock;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  public CallerUses(CallerUseBook book, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A caller of that system was let in. */
  public void used(String system) {
    noted.put(system, clock.instant());
  }

  /** Keeps what was noted since. */
  @Scheduled(fixedDelayString = "PT5S")
  public void keep() {
    try {
      noted.forEach(
          (system, at) -> {
            book.used(system, at);
            noted.remove(system, at);
          });
    } catch (DataAccessException e) {
      // what is noted stays noted
      LOG.warn("It can't be kept now when systems called: {}", e.getClass().getSimpleName());
    }
  }
}
