package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.StrictJson;

/**
 * Reads the claims of a verified payload. Every member must be known: what a node doesn't
 * understand it must not sign for by acting on the rest.
 */
final class Claims {
  /** End of the year 9999; far enough from the end of the calendar to add a skew to. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final JsonNode node;
  private final Set<String> read = new HashSet<>();

  private Claims(JsonNode node) {
    this.node = node;
  }

  static Claims of(byte[] payload) throws NotSealedException {
    try {
      return of(StrictJson.parse(payload));
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("claims: " + e.getMessage());
    }
  }

  private static Claims of(JsonNode node) throws NotSealedException {
    if (!node.isObject()) {
      throw new NotSealedException("claims are no object");
    }
    return new Claims(node);
  }

  String text(String name) throws NotSealedException {
    return optionalText(name).orElseThrow(() -> new NotSealedException("claim missing: " + name));
  }

  Optional<String> optionalText(String name) throws NotSealedException {
    var value = member(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().isTextual()) {
      throw new NotSealedException("claim is no text: " + name);
    }
    return Optional.of(value.get().textValue());
  }

  Instant time(String name) throws NotSealedException {
    var value = member(name);
    if (value.isEmpty() || !value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
      throw new NotSealedException("claim is no NumericDate in whole seconds: " + name);
    }
    var seconds = value.get().longValue();
    if (seconds < 0 || seconds > LAST_SECOND) {
      throw new NotSealedException("claim is out of range: " + name);
    }
    return Instant.ofEpochSecond(seconds);
  }

  Claims object(String name) throws NotSealedException {
    var value = member(name);
    if (value.isEmpty()) {
      throw new NotSealedException("claim missing: " + name);
    }
    return of(value.get());
  }

  Optional<JsonNode> member(String name) {
    read.add(name);
    return Optional.ofNullable(node.get(name));
  }

  /** Refuses what nobody asked for. */
  void allRead() throws NotSealedException {
    var names = node.fieldNames();
    while (names.hasNext()) {
      if (!read.contains(names.next())) {
        throw new NotSealedException("unknown claim");
      }
    }
  }
}
