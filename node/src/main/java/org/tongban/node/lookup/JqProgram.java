package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;

/** A compiled jq program; compiled once, run by many threads. */
final class JqProgram {
  private static final Version VERSION = Versions.JQ_1_7;
  private static final Scope BUILT_IN = builtIn();

  private final JsonQuery query;

  private JqProgram(JsonQuery query) {
    this.query = query;
  }

  static JqProgram compile(String text) {
    try {
      return new JqProgram(JsonQuery.compile(text, VERSION));
    } catch (JsonQueryException broken) {
      throw new IllegalArgumentException("not a jq program: " + text, broken);
    }
  }

  JsonNode run(Exchange exchange, JsonNode input) {
    List<JsonNode> out = new ArrayList<>();
    try {
      query.apply(scope(exchange), input, out::add);
    } catch (JsonQueryException failed) {
      throw new RuntimeCamelException("a jq program failed", failed);
    }
    if (out.size() == 1) {
      return out.get(0);
    }
    ArrayNode several = JsonNodeFactory.instance.arrayNode();
    return out.isEmpty() ? NullNode.getInstance() : several.addAll(out);
  }

  private static Scope scope(Exchange exchange) {
    Scope scope = Scope.newChildScope(BUILT_IN);
    reader(scope, "header", name -> exchange.getMessage().getHeader(name), exchange);
    reader(scope, "variable", exchange::getVariable, exchange);
    reader(scope, "property", exchange::getProperty, exchange);
    return scope;
  }

  private static void reader(
      Scope scope, String name, Function<String, Object> read, Exchange exchange) {
    scope.addFunction(
        name,
        1,
        (inner, arguments, in, path, output, version) ->
            arguments
                .get(0)
                .apply(
                    inner,
                    in,
                    key -> {
                      Object value = read.apply(key.asText());
                      output.emit(
                          value == null ? NullNode.getInstance() : JsonInput.value(exchange, value),
                          null);
                    }));
  }

  private static Scope builtIn() {
    Scope scope = Scope.newEmptyScope();
    BuiltinFunctionLoader.getInstance().loadFunctions(VERSION, scope);
    // The environment can hold secrets, and a route has no business with it.
    scope.addFunction(
        "env",
        0,
        (inner, arguments, in, path, output, version) ->
            output.emit(JsonNodeFactory.instance.objectNode(), null));
    scope.setValue("ENV", JsonNodeFactory.instance.objectNode());
    return scope;
  }
}
