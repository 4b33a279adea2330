package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final ProducerTemplate template;
  private final Duration timeout;
  private final ThreadPoolExecutor threads;

  RegisterCall(CamelContext context, Duration timeout) {
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

  JsonNode result(ServiceId service, Map<String, Object> body, Map<String, Object> headers) {
    Future<JsonNode> pending = begin(service, body, headers);
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

  private Future<JsonNode> begin(
      ServiceId service, Map<String, Object> body, Map<String, Object> headers) {
    try {
      return threads.submit(() -> call(service, body, headers));
    } catch (RejectedExecutionException full) {
      throw new RefusedException(Reason.BUSY, MOST_AT_ONCE + " look-ups are under way");
    }
  }

  private JsonNode call(ServiceId service, Map<String, Object> body, Map<String, Object> headers) {
    Exchange exchange =
        template.send(
            "direct:lookup-" + service.value() + WAITING,
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
    if (caught != null && result.path("missing").isEmpty()) {
      throw unavailable("caught by the route, nothing said to be missing: " + Failure.of(caught));
    }
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
