package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;

/** The rule behind a keyword of a schema, in English. */
final class RuleText {
  private RuleText() {}

  static String of(ValidationMessage message) {
    return of(message.getType(), message.getSchemaNode());
  }

  static String format(String name) {
    return switch (name) {
      case "date" -> "must be a date that exists, YYYY-MM-DD";
      case "date-time" -> "must be a date and time with its offset, RFC 3339";
      case "uuid" -> "must be a UUID";
      case "uri" -> "must be a URI";
      default -> "must have the format " + name;
    };
  }

  private static String of(String keyword, JsonNode rule) {
    return switch (keyword) {
      case "type" -> "must be " + types(rule);
      case "const" -> "must be " + rule.asText();
      case "enum" -> "must be one of " + list(rule);
      case "pattern" -> "must have the form " + rule.asText();
      case "uniqueItems" -> "must not hold the same member twice";
      case "false", "items", "prefixItems", "unevaluatedItems" -> "must not be here";
      case "not", "anyOf", "oneOf", "contains" -> "must fit the contract's rule '" + keyword + "'";
      default -> limit(keyword, rule);
    };
  }

  private static String limit(String keyword, JsonNode rule) {
    var number = rule.asText();
    return switch (keyword) {
      case "minLength" -> "must have at least " + characters(number);
      case "maxLength" -> "must have at most " + characters(number);
      case "minItems", "minProperties" -> "must have at least " + members(number);
      case "maxItems", "maxProperties" -> "must have at most " + members(number);
      case "minimum" -> "must be at least " + number;
      case "maximum" -> "must be at most " + number;
      case "exclusiveMinimum" -> "must be more than " + number;
      case "exclusiveMaximum" -> "must be less than " + number;
      case "multipleOf" -> "must be a multiple of " + number;
      default -> "must fit the contract's rule '" + keyword + "'";
    };
  }

  private static String characters(String number) {
    return number + (number.equals("1") ? " character" : " characters");
  }

  private static String members(String number) {
    return number + (number.equals("1") ? " member" : " members");
  }

  private static String types(JsonNode rule) {
    return rule.isArray() ? "one of " + list(rule) : "of type " + rule.asText();
  }

  private static String list(JsonNode values) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(", ", texts);
  }
}
