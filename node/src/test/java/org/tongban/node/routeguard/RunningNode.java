package org.tongban.node.routeguard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.tongban.node.lookup.JqLanguage;

/** A Camel context with stations that only pass the body on, its routes loaded from files. */
final class RunningNode implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  final CamelContext context = new DefaultCamelContext();
  final RouteStates states = new RouteStates(Clock.fixed(NOW, ZoneOffset.UTC));
  final Passing passing = new Passing();
  private final RouteLoader loader;
  private RouteReloader reloader;

  RunningNode(RouteFolders routes) {
    loader =
        new RouteLoader(
            routes.spine(), routes.lookUps(), RouteFolders.COMPONENTS, RouteFolders.STEPS, states);
    context.getRegistry().bind("jq", new JqLanguage());
    Stream.of(Station.ASK, Station.ANSWER, Station.RELAY)
        .flatMap(List::stream)
        .forEach(station -> context.getRegistry().bind(station.bean(), passing));
    RefusalsGuard.ALL.forEach(name -> context.getRegistry().bind(name, new Refusing()));
  }

  RunningNode start() {
    loader.load(context);
    context.start();
    reloader = new RouteReloader(loader, context, Duration.ofHours(1), RouteWatch.NONE);
    return this;
  }

  /** A change counts at the second look. */
  void reload() {
    reloader.poll();
    reloader.poll();
  }

  void look() {
    reloader.poll();
  }

  Object lookUp(String service, Map<String, Object> body) {
    return context
        .createProducerTemplate()
        .requestBody("direct:lookup-" + service, body, Object.class);
  }

  @Override
  public void close() {
    context.stop();
  }

  /** All stations in one; says which of them failed on purpose. */
  public static final class Passing {
    final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    public Object receive(Object in) {
      return in;
    }

    public Object validate(Object in) {
      return in;
    }

    public Object permit(Object in) {
      if (failure.get() != null) {
        throw failure.get();
      }
      return in;
    }

    public Object resolve(Object in) {
      return in;
    }

    public Object sign(Object in) {
      return in;
    }

    public Object encrypt(Object in) {
      return in;
    }

    public Object record(Object in) {
      return in;
    }

    public Object send(Object in) {
      return in;
    }

    public Object open(Object in) {
      return in;
    }

    public Object admit(Object in) {
      return in;
    }

    public Object lookUp(Object in) {
      return in;
    }

    public Object release(Object in) {
      return in;
    }

    /** Must never be reached by a message's own wish. */
    public Object backdoor(Object in) {
      return "backdoor " + in;
    }
  }

  /** Makes a reply of the failure. */
  public static final class Refusing {
    public void refuse(Exchange exchange) {
      Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
      exchange.getMessage().setBody("refused: " + cause.getClass().getSimpleName());
    }
  }
}
