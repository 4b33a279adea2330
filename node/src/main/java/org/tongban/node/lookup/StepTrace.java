package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Notes what each step of a route leaves in the body, and how long it took. For trials only. */
public final class StepTrace {
  /** Stands behind the rows of a list of which more were left out. */
  public static final String MORE = "MORE_LEFT_OUT";

  /** Rows of a list that are noted. */
  private static final int FEW = 3;

  private final List<Step> steps = new ArrayList<>();

  /**
   * What a step did.
   *
   * @param kind the word of Camel's notation, {@code to}
   * @param micros with the steps within it; microseconds, until it was done or failed
   * @param body what it left
   * @param failure simple name of what it failed with
   */
  public record Step(
      String id, String kind, long micros, JsonNode body, Optional<String> failure) {}

  /** Watches all routes that are put into the context from now on. */
  public void watch(CamelContext context) {
    InterceptStrategy watch = (camel, step, target, next) -> new Watched(step, target);
    context.getCamelContextExtension().addInterceptStrategy(watch);
  }

  /** What has ended, in the order in which it began. */
  public List<Step> steps() {
    synchronized (steps) {
      return steps.stream().filter(step -> step.micros() >= 0).toList();
    }
  }

  private int begin(NamedNode step) {
    synchronized (steps) {
      steps.add(
          new Step(step.getId(), step.getShortName(), -1, NullNode.instance, Optional.empty()));
      return steps.size() - 1;
    }
  }

  private void end(int at, long from, Exchange exchange) {
    long micros = (System.nanoTime() - from) / 1000;
    var failure = Optional.ofNullable(exchange.getException()).map(Failure::of);
    var body = body(exchange);
    synchronized (steps) {
      var begun = steps.get(at);
      steps.set(at, new Step(begun.id(), begun.kind(), micros, body, failure));
    }
  }

  private static JsonNode body(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body == null) {
      return NullNode.instance;
    }
    if (body instanceof InputStream && !(body instanceof StreamCache)) {
      return TextNode.valueOf("stream");
    }
    try {
      return few(JsonInput.tree(exchange, some(body)));
    } catch (RuntimeCamelException | IllegalArgumentException notJson) {
      return TextNode.valueOf(body.getClass().getSimpleName());
    } finally {
      MessageHelper.resetStreamCache(exchange.getMessage());
    }
  }

  /** A draft that forgot its condition reads the whole register: no copy of that is kept. */
  private static Object some(Object body) {
    return body instanceof Collection<?> rows && rows.size() > FEW
        ? rows.stream().limit(FEW + 1L).toList()
        : body;
  }

  private static JsonNode few(JsonNode body) {
    var make = JsonNodeFactory.instance;
    if (body.isArray()) {
      var some = make.arrayNode();
      for (int at = 0; at < Math.min(FEW, body.size()); at++) {
        some.add(few(body.get(at)));
      }
      return body.size() > FEW ? some.add(MORE) : some;
    }
    if (body.isObject()) {
      var some = make.objectNode();
      body.properties().forEach(one -> some.set(one.getKey(), few(one.getValue())));
      return some;
    }
    return body;
  }

  private final class Watched extends DelegateAsyncProcessor {
    private final NamedNode step;

    Watched(NamedNode step, Processor target) {
      super(target);
      this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      int at = begin(step);
      long from = System.nanoTime();
      return super.process(
          exchange,
          sync -> {
            end(at, from, exchange);
            callback.done(sync);
          });
    }
  }
}
