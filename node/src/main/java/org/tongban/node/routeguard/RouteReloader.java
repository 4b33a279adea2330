package org.tongban.node.routeguard;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the route folders at an interval and brings changes into the running context. A change
 * counts when two looks see it alike, so that a file half written is left alone.
 */
public final class RouteReloader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteReloader.class);

  private final RouteLoader loader;
  private final CamelContext context;
  private final Duration interval;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "route-reload");
            thread.setDaemon(true);
            return thread;
          });

  private final RouteWatch watch;

  private Snapshot settled;
  private boolean told;
  private boolean complained;
  private Snapshot last;
  private ScheduledFuture<?> looking;

  /**
   * @param loader that loaded the context
   * @param interval between two looks; a change takes effect after one to two of them
   * @param watch is told what has settled
   */
  public RouteReloader(
      RouteLoader loader, CamelContext context, Duration interval, RouteWatch watch) {
    this.watch = watch;
    this.loader = loader;
    this.context = context;
    this.interval = interval;
    this.settled = Objects.requireNonNull(loader.loaded(), "the loader has not loaded yet");
    this.last = settled;
  }

  /** Begins to look. */
  public synchronized void start() {
    long millis = interval.toMillis();
    looking = timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Stops looking; a reload under way is let finish. */
  @Override
  public synchronized void close() {
    if (looking != null) {
      looking.cancel(false);
    }
    timer.shutdown();
  }

  private void look() {
    // A timer drops a task that throws once; this one must go on whatever happens.
    Attempt.of(this::poll)
        .ifPresent(failure -> LOG.error("Looking at the route files failed", failure));
    if (!told) {
      var failure = Attempt.of(watch::settled);
      if (failure.isPresent() && !complained) {
        LOG.warn("The route files could not be noted yet: {}", failure.get().toString());
      }
      told = failure.isEmpty();
      complained = !told;
    }
  }

  /** One look. */
  void poll() {
    Snapshot now = loader.snapshot();
    boolean steady = now.equals(last);
    last = now;
    if (steady && !now.equals(settled)) {
      settled = now;
      told = false;
      loader.reload(context);
    }
  }
}
