package org.tongban.it.federation;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Listens to a running node's routes for the names of all headers with which they begin. */
public final class SeenHeaders extends EventNotifierSupport {
  /** Stands for each exchange that was seen at all. */
  public static final String AN_EXCHANGE = "(an exchange)";

  private final CamelContext routes;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  public SeenHeaders(CamelContext routes) {
    this.routes = routes;
    start();
    routes.getManagementStrategy().addEventNotifier(this);
  }

  /** The same names as they are kept here: Camel takes them in any case. */
  public static Set<String> named(Collection<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Ends listening; what was seen until now. */
  public Set<String> seen() {
    routes.getManagementStrategy().removeEventNotifier(this);
    return seen;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof CamelEvent.ExchangeCreatedEvent created) {
      seen.addAll(named(created.getExchange().getIn().getHeaders().keySet()));
      seen.add(AN_EXCHANGE);
    }
  }
}
