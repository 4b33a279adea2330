package org.tongban.node.console.overview;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Tells open pages once a second that there is something new; they ask for it then, as whoever they
 * are by then. Nothing is looked at while no page is open.
 */
public final class OverviewStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OverviewStream.class);
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Overview overview;
  private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
  private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
  private final ScheduledFuture<?> ticking;
  private Snapshot told;

  OverviewStream(Overview overview) {
    this.overview = overview;
    thread.setThreadNamePrefix("overview-");
    thread.setDaemon(true);
    thread.initialize();
    ticking = thread.scheduleWithFixedDelay(this::tick, EVERY);
  }

  /**
   * Begins to tell; ends by itself after a while, so that who has signed out is told nothing more.
   *
   * @throws RefusedException {@code BUSY} when too many listen
   */
  SseEmitter open() {
    if (open.size() >= MOST) {
      throw new RefusedException(Reason.BUSY, "too many open overviews");
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    emitter.onCompletion(() -> open.remove(emitter));
    emitter.onTimeout(emitter::complete);
    emitter.onError(any -> open.remove(emitter));
    open.add(emitter);
    return emitter;
  }

  private void tick() {
    if (open.isEmpty()) {
      return;
    }
    try {
      var now = overview.now();
      var what = now.equals(told) ? "same" : "tick";
      told = now;
      open.forEach(emitter -> send(emitter, what));
    } catch (RefusedException | DataAccessException e) {
      LOG.warn("The overview can't be looked at now: {}", e.getClass().getSimpleName());
    }
  }

  private void send(SseEmitter emitter, String what) {
    try {
      emitter.send(SseEmitter.event().name(what).data(""));
    } catch (IOException | IllegalStateException e) {
      open.remove(emitter);
    }
  }

  @Override
  public void close() {
    ticking.cancel(false);
    open.forEach(SseEmitter::complete);
    thread.shutdown();
  }
}
