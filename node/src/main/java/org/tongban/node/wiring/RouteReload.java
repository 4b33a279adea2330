package org.tongban.node.wiring;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.tongban.node.routeguard.RouteLoader;
import org.tongban.node.routeguard.RouteReloader;

/** Holds the reloader, which can be made only once the routes are loaded. */
final class RouteReload implements AutoCloseable {
  private final Duration interval;
  private Optional<RouteReloader> reloader = Optional.empty();

  RouteReload(Duration interval) {
    this.interval = interval;
  }

  synchronized void start(RouteLoader loader, CamelContext camel) {
    var fresh = new RouteReloader(loader, camel, interval);
    reloader = Optional.of(fresh);
    fresh.start();
  }

  @Override
  public synchronized void close() {
    reloader.ifPresent(RouteReloader::close);
  }
}
