package org.tongban.core.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Id of a message; the ask's id is the id of the exchange.
 *
 * @param value a UUID of version 7 (RFC 9562 §5.7)
 */
public record MessageId(UUID value) implements Comparable<MessageId> {
  private static final int LETTERS = 36;
  private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

  public MessageId {
    Objects.requireNonNull(value, "value");
    if (value.version() != 7 || value.variant() != 2) {
      throw new IllegalArgumentException("a message id is a UUID of version 7");
    }
  }

  /** A new id; its time part is a hint for sorting only, so it needs no injected clock. */
  public static MessageId next() {
    return new MessageId(GENERATOR.generate());
  }

  /**
   * Reads the canonical 36-character form only, so that one id has one spelling.
   *
   * @throws IllegalArgumentException for anything else, without repeating it as the JDK would
   */
  public static MessageId parse(String text) {
    if (text == null || text.length() != LETTERS) {
      throw notCanonical();
    }
    var value = lenient(text);
    if (!value.toString().equals(text)) {
      throw notCanonical();
    }
    return new MessageId(value);
  }

  private static UUID lenient(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw notCanonical();
    }
  }

  private static IllegalArgumentException notCanonical() {
    return new IllegalArgumentException("a message id has 36 characters, letters in lower case");
  }

  /** When its maker says it was made; a hint, since anybody can write anything there. */
  public Instant madeAt() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @Override
  public int compareTo(MessageId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
