package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.SingleInputTypedLanguageSupport;

/**
 * The expression language {@code jq} of Camel's YAML notation, in the form of Camel's own component
 * of that name: {@code jq: {expression: "…"}}. Register it as the bean {@code jq}.
 *
 * <p>In: a body that holds JSON as text, bytes or stream, or maps and lists (rows of SQL, with
 * dates in ISO 8601). Out: a JSON tree; an array when the query gives several values. Besides jq's
 * own functions there are {@code header(name)}, {@code variable(name)} and {@code property(name)};
 * {@code env} is empty.
 */
public final class JqLanguage extends SingleInputTypedLanguageSupport {
  private static final int LONGEST_FAULT = 200;

  /** Why the text is no jq program; empty when it is one. */
  public static Optional<String> fault(String program) {
    try {
      JsonQuery.compile(program, Versions.JQ_1_7);
      return Optional.empty();
    } catch (JsonQueryException broken) {
      String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
      return Optional.of(why.length() > LONGEST_FAULT ? why.substring(0, LONGEST_FAULT) : why);
    }
  }

  @Override
  public Expression createExpression(Expression source, String expression, Object[] properties) {
    JqProgram program = JqProgram.compile(expression);
    Class<?> resultType = property(Class.class, properties, 0, null);
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        JsonNode result = program.run(exchange, input(source, exchange));
        return resultType == null
            ? result
            : exchange.getContext().getTypeConverter().convertTo(resultType, exchange, result);
      }

      @Override
      public void init(org.apache.camel.CamelContext context) {
        super.init(context);
        if (source != null) {
          source.init(context);
        }
      }

      @Override
      public String toString() {
        return "jq{" + expression + "}";
      }
    };
  }

  /**
   * True and false as jq knows them: false and null are false, everything else is true. Camel's own
   * rule would take the JSON value false for true, because it is an object.
   */
  @Override
  public Predicate createPredicate(Expression source, String expression, Object[] properties) {
    JqProgram program = JqProgram.compile(expression);
    return new Predicate() {
      @Override
      public boolean matches(Exchange exchange) {
        JsonNode result = program.run(exchange, input(source, exchange));
        return !result.isNull() && !(result.isBoolean() && !result.booleanValue());
      }

      @Override
      public String toString() {
        return "jq{" + expression + "}";
      }
    };
  }

  private static JsonNode input(Expression source, Exchange exchange) {
    Object value =
        source == null ? exchange.getMessage().getBody() : source.evaluate(exchange, Object.class);
    return value == null ? JsonNodeFactory.instance.nullNode() : JsonInput.tree(exchange, value);
  }
}
