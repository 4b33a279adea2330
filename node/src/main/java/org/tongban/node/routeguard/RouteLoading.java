package org.tongban.node.routeguard;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/**
 * Ties loader and reloader to the life of the program's Camel context. As a bean of the program it
 * does all there is to do; Camel's own discovery of route files must be off ({@code
 * camel.main.routes-include-pattern=false}). A {@link RouteGuardException} stops the start.
 */
public final class RouteLoading implements CamelContextConfiguration, AutoCloseable {
  private final RouteLoader loader;
  private final Duration interval;
  private final RouteWatch watch;
  private RouteReloader reloader;

  /**
   * @param interval between two looks at the folders
   * @param watch is told what has settled
   */
  public RouteLoading(RouteLoader loader, Duration interval, RouteWatch watch) {
    this.watch = Objects.requireNonNull(watch, "watch");
    this.loader = Objects.requireNonNull(loader, "loader");
    this.interval = Objects.requireNonNull(interval, "interval");
  }

  @Override
  public synchronized void beforeApplicationStart(CamelContext context) {
    loader.load(context);
    reloader = new RouteReloader(loader, context, interval, watch);
    reloader.start();
  }

  /** The loader has started the context itself, so this would come too early or not at all. */
  @Override
  public void afterApplicationStart(CamelContext context) {}

  @Override
  public synchronized void close() {
    if (reloader != null) {
      reloader.close();
    }
  }
}
