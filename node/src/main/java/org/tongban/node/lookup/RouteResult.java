package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** What a look-up route left in the message, as a JSON tree. */
final class RouteResult {
  private RouteResult() {}

  static JsonNode of(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body == null) {
      throw invalid("the look-up left nothing in the body");
    }
    try {
      return JsonInput.tree(exchange, body);
    } catch (RuntimeCamelException | IllegalArgumentException notJson) {
      throw invalid("the look-up left no JSON in the body");
    } catch (UncheckedIOException broken) {
      throw new RefusedException(
          Reason.REGISTER_UNAVAILABLE, "the reply broke off: " + Failure.of(broken));
    }
  }

  private static RefusedException invalid(String detail) {
    return new RefusedException(Reason.REGISTER_ANSWER_INVALID, detail);
  }
}
