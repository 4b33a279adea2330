package org.tongban.node.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A body without what it says of a person: its form stays, and of its values only those of code
 * lists, dates and yes or no.
 */
public final class MaskedBody {
  private static final String MASK = "•••";
  private static final Pattern SHOWN =
      Pattern.compile("[A-Z][A-Z_]{1,63}|[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private MaskedBody() {}

  /** The body, masked. */
  public static JsonNode of(JsonNode body) {
    return of(body, Set.of());
  }

  /**
   * @param known values that whoever looks has written himself
   */
  public static JsonNode of(JsonNode body, Set<String> known) {
    var make = JsonNodeFactory.instance;
    if (body.isObject()) {
      var masked = make.objectNode();
      body.properties().forEach(one -> masked.set(one.getKey(), of(one.getValue(), known)));
      return masked;
    }
    if (body.isArray()) {
      var masked = make.arrayNode();
      body.forEach(one -> masked.add(of(one, known)));
      return masked;
    }
    boolean shown =
        body.isBoolean()
            || body.isNull()
            || body.isTextual() && SHOWN.matcher(body.textValue()).matches()
            || body.isTextual() && known.contains(body.textValue());
    return shown ? body : make.textNode(MASK);
  }
}
