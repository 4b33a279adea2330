package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** One call of a look-up route, on a thread of its own so that a hanging register can be left. */
final class RegisterCall implements AutoCloseable {
  /** A reload holds the route back for a moment; a caller waits for it rather than failing. */
  private static final String WAITING = "?block=true&timeout=10000";

  private static final int MOST_AT_ONCE = 256;

  private static final String ROUTE = "lookup-";

  /** Ends the name of a route that takes many asks at once, and isn't part of a service's name. */
  private static final String MANY = ".many";

  private final CamelContext context;
  private final ProducerTemplate template;
  private final Duration timeout;
  private final ThreadPoolExecutor threads;

  RegisterCall(CamelContext context, Duration timeout) {
    this.context = context;
    this.template = context.createProducerTemplate();
    this.timeout = timeout;
    var count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              var thread = new Thread(work, "look-up-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Whether the service's route takes many asks at once. */
  boolean takesMany(ServiceId service) {
    return context.getRoute(ROUTE + service.value() + MANY) != null;
  }

  JsonNode result(ServiceId service, Map<String, Object> body, Map<String, Object> headers) {
    return result(ROUTE + service.value(), body, headers);
  }

  /** What the route says to each of these asks, in their order. */
  List<JsonNode> results(ServiceId service, List<JsonNode> asked, Map<String, Object> headers) {
    var bodies = JsonNodeFactory.instance.arrayNode(asked.size());
    // a copy: what was signed stays as it is, whatever a route does
    asked.forEach(body -> bodies.add(body.<JsonNode>deepCopy()));
    JsonNode result = result(ROUTE + service.value() + MANY, bodies, headers);
    if (!result.isArray() || result.size() != bodies.size()) {
      throw new RefusedException(
          Reason.REGISTER_ANSWER_INVALID, "the look-up gives one result for each ask, in an array");
    }
    return StreamSupport.stream(result.spliterator(), false).toList();
  }

  private JsonNode result(String route, Object body, Map<String, Object> headers) {
    Future<JsonNode> pending = begin(route, body, headers);
    try {
      return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw unavailable("no result within " + timeout.toMillis() + " ms");
    } catch (InterruptedException stopped) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw unavailable(Failure.of(failed.getCause()));
    }
  }

  private Future<JsonNode> begin(String route, Object body, Map<String, Object> headers) {
    try {
      return threads.submit(() -> call(route, body, headers));
    } catch (RejectedExecutionException full) {
      throw new RefusedException(Reason.BUSY, MOST_AT_ONCE + " look-ups are under way");
    }
  }

  private JsonNode call(String route, Object body, Map<String, Object> headers) {
    Exchange exchange =
        template.send(
            "direct:" + route + WAITING,
            ExchangePattern.InOut,
            fresh -> {
              fresh.getMessage().setBody(body);
              headers.forEach(fresh.getMessage()::setHeader);
            });
    if (exchange.getException() != null) {
      throw unavailable(Failure.of(exchange.getException()));
    }
    JsonNode result = RouteResult.of(exchange);
    caughtFailure(exchange, result);
    return result;
  }

  /** A route that catches its register's failure and then says nothing about it. */
  private static void caughtFailure(Exchange exchange, JsonNode result) {
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (caught != null && !saysMissing(result)) {
      throw unavailable("caught by the route, nothing said to be missing: " + Failure.of(caught));
    }
  }

  private static boolean saysMissing(JsonNode result) {
    return result.isArray()
        ? StreamSupport.stream(result.spliterator(), false).allMatch(RegisterCall::saysMissing)
        : !result.path("missing").isEmpty();
  }

  /** Without the cause: a database quotes values in its messages, and values can be identities. */
  private static RefusedException unavailable(String detail) {
    return new RefusedException(Reason.REGISTER_UNAVAILABLE, detail);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    template.stop();
  }
}
