package org.tongban.node.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tongban.core.identity.IdentityNumber;
import org.tongban.core.identity.PersonName;
import org.tongban.core.message.Digest;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * What happened to one of our people, as one of our own systems tells it.
 *
 * @param id made once by that system; the same change told again has the same
 * @param corrects the earlier change that was wrong
 * @param correction {@code VOIDS} or {@code REPLACES}
 */
record Change(
    UUID id,
    String number,
    String name,
    String eventType,
    LocalDate occurredOn,
    Optional<UUID> corrects,
    Optional<String> correction) {
  private static final Set<String> NAMES =
      Set.of("changeId", "subject", "eventType", "occurredOn", "corrects", "correction");

  Change {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(occurredOn, "occurredOn");
    Objects.requireNonNull(corrects, "corrects");
    Objects.requireNonNull(correction, "correction");
  }

  /**
   * Reads it, with everything that is wrong at once.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED, SCHEMA_VIOLATION}
   */
  static Change read(byte[] bytes, LocalDate today) {
    var json = parse(bytes);
    var fields = new JsonFields();
    fields.known("", json, NAMES);
    var id = fields.required(json, "", "changeId", Change::uuid);
    var person = json.path("subject");
    fields.known("/subject", person, Set.of("idNumber", "name"));
    var number = fields.required(person, "/subject", "idNumber", Change::number);
    var name = fields.required(person, "/subject", "name", Change::name);
    var type = fields.required(json, "", "eventType", Change::type);
    var day = fields.required(json, "", "occurredOn", text -> day(text, today));
    var corrects = fields.optional(json, "", "corrects", Change::uuid);
    var correction = fields.optional(json, "", "correction", Change::correction);
    if (json.has("corrects") != json.has("correction")) {
      fields.note("/correction", "is required with corrects, and only then");
    }
    fields.check();
    return new Change(
        id.orElseThrow(),
        number.orElseThrow(),
        name.orElseThrow(),
        type.orElseThrow(),
        day.orElseThrow(),
        corrects,
        correction);
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return StrictJson.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }

  private static UUID uuid(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException("must be a UUID in lower case");
    }
    return UUID.fromString(text);
  }

  private static String number(String text) {
    return IdentityNumber.parseAnyKind(text)
        .map(IdentityNumber::value)
        .orElseThrow(() -> new IllegalArgumentException("must be the number of a person"));
  }

  private static String name(String text) {
    PersonName.faults(text).stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    return text;
  }

  private static String type(String text) {
    if (!text.matches("[A-Z][A-Z0-9_]{1,63}")) {
      throw new IllegalArgumentException("must be a code in capitals");
    }
    return text;
  }

  private static LocalDate day(String text, LocalDate today) {
    try {
      var day = LocalDate.parse(text);
      if (!day.isAfter(today)) {
        return day;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a day such as 2026-11-20", e);
    }
    throw new IllegalArgumentException("must not be a day that is still to come");
  }

  private static String correction(String text) {
    if (!Set.of("VOIDS", "REPLACES").contains(text)) {
      throw new IllegalArgumentException("must be VOIDS or REPLACES");
    }
    return text;
  }

  /**
   * The event by which a subscription is told of a change: always the same, and with nothing in
   * common with what others are told.
   */
  static UUID event(UUID change, UUID subscription) {
    var text = "tongban-change-1 " + change + " " + subscription;
    var hash = Digest.sha256(text.getBytes(StandardCharsets.US_ASCII)).bytes();
    var bits = java.nio.ByteBuffer.wrap(hash);
    // a UUID of version 8 (RFC 9562 §5.8)
    long high = bits.getLong() & ~0xF000L | 0x8000L;
    long low = bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Says nothing of whom it is about. */
  @Override
  public String toString() {
    return "Change[" + id + "]";
  }
}
