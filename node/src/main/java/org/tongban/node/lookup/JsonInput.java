package org.tongban.node.lookup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;

/**
 * What a route holds, as a JSON tree. Decimal numbers keep their digits; dates and times of SQL
 * become ISO 8601, where Jackson's own habit would make milliseconds of them.
 */
final class JsonInput {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(
              new SimpleModule()
                  .addSerializer(text(java.sql.Date.class, date -> date.toLocalDate().toString()))
                  .addSerializer(text(java.sql.Time.class, time -> time.toLocalTime().toString()))
                  .addSerializer(text(java.sql.Timestamp.class, at -> at.toInstant().toString()))
                  .addSerializer(text(Temporal.class, Object::toString)))
          .build();

  private JsonInput() {}

  /** A body: text and bytes are parsed. */
  static JsonNode tree(Exchange exchange, Object value) {
    if (value instanceof JsonNode node) {
      return node;
    }
    if (isStructure(value)) {
      return MAPPER.valueToTree(value);
    }
    byte[] bytes =
        exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, value);
    return parse(bytes == null ? new byte[0] : bytes);
  }

  /** A copy as plain maps and lists, which is how Camel's languages read a body. */
  static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
  }

  /** A header or a variable: text stays text, as in Camel's own jq. */
  static JsonNode value(Exchange exchange, Object value) {
    return value instanceof String text ? TextNode.valueOf(text) : tree(exchange, value);
  }

  /** The tree of the JSON text; an exception never quotes the text. */
  static JsonNode parse(byte[] json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      return tree == null || tree.isMissingNode() ? NullNode.getInstance() : tree;
    } catch (JsonProcessingException broken) {
      throw new RuntimeCamelException("not JSON at line " + broken.getLocation().getLineNr());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isStructure(Object value) {
    return value instanceof Map
        || value instanceof Collection
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof Temporal
        || value instanceof java.util.Date;
  }

  private static <T> StdSerializer<T> text(Class<T> type, Function<T, String> form) {
    return new StdSerializer<>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeString(form.apply(value));
      }
    };
  }
}
