package org.tongban.node.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.core.identity.IdentityNumber;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * What the service desk wants to know, for whom.
 *
 * @param number of the person whose record it is
 * @param relation of whoever stands at the desk to that person
 * @param reference the desk's own number of the paper that allows it; empty for the person itself
 * @param identification how the desk knows who it is; empty where it didn't say
 * @param reason why it is asked for; empty where nobody said
 * @param from first moment of interest
 * @param to first moment that is of none
 * @param before number of an entry; only older ones are of interest
 */
record RecordRequest(
    String number,
    Relation relation,
    Optional<String> reference,
    Optional<Identification> identification,
    Optional<String> reason,
    Instant from,
    Instant to,
    long before) {
  /** Who asks for a person's record. */
  enum Relation {
    SELF,
    GUARDIAN,
    REPRESENTATIVE
  }

  /** How somebody was identified. */
  enum Identification {
    IDENTITY_CARD,
    ELECTRONIC_IDENTITY,
    OTHER_DOCUMENT,
    IN_WRITING
  }

  private static final int LONGEST_REASON = 200;

  /** As long as a number of the old form, or longer. */
  private static final Pattern LONG_NUMBER = Pattern.compile(".*[0-9]{15}.*", Pattern.DOTALL);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<String> NAMES =
      Set.of(
          "idNumber", "relation", "reference", "identification", "reason", "from", "to", "before");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  /** Before and after everything that a database can hold. */
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

  /**
   * Reads the request's bytes.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED}, {@code SCHEMA_VIOLATION} with every fault
   */
  static RecordRequest read(byte[] json) {
    try {
      return read(StrictJson.parse(json));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "no JSON object", e);
    }
  }

  private static RecordRequest read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    var fields = new JsonFields();
    fields.known("", json, NAMES);
    var number = fields.required(json, "", "idNumber", RecordRequest::number);
    var relation = fields.required(json, "", "relation", RecordRequest::relation);
    var reference =
        fields.optional(
            json, "", "reference", form(REFERENCE, "must be 1 to 64 of A-Z, a-z, 0-9, . _ / -"));
    var identification = fields.optional(json, "", "identification", RecordRequest::identification);
    var reason = fields.optional(json, "", "reason", RecordRequest::reason);
    var from = fields.optional(json, "", "from", RecordRequest::day).orElse(FIRST);
    var to = fields.optional(json, "", "to", RecordRequest::day).orElse(LAST);
    var before =
        fields.optional(json, "", "before", form(NUMBER, "must be the number of an entry"));
    if (from.isAfter(to)) {
      fields.note("/to", "is earlier than from");
    }
    if (relation.filter(Relation.SELF::equals).isEmpty() && reference.isEmpty()) {
      fields.note("/reference", "is required unless the person itself asks");
    }
    fields.check();
    return new RecordRequest(
        number.orElseThrow(),
        relation.orElseThrow(),
        reference,
        identification,
        reason,
        from.atStartOfDay(CHINA).toInstant(),
        to.plusDays(1).atStartOfDay(CHINA).toInstant(),
        before.map(Long::parseLong).orElse(Long.MAX_VALUE));
  }

  boolean byAnother() {
    return relation != Relation.SELF;
  }

  private static String number(String text) {
    var faults = IdentityNumber.faultsOfAnyKind(text);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0));
    }
    return text;
  }

  private static Relation relation(String text) {
    return Arrays.stream(Relation.values())
        .filter(relation -> relation.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("must be SELF, GUARDIAN or REPRESENTATIVE"));
  }

  private static Identification identification(String text) {
    return Arrays.stream(Identification.values())
        .filter(one -> one.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of " + Arrays.toString(Identification.values())));
  }

  private static String reason(String text) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_REASON) {
      throw new IllegalArgumentException("must be 1 to " + LONGEST_REASON + " characters");
    }
    if (LONG_NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("must not hold an identity number");
    }
    return text;
  }

  private static LocalDate day(String text) {
    try {
      var day = LocalDate.parse(text);
      if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
        return day;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a date such as 2026-11-22", e);
    }
    throw new IllegalArgumentException("must be a date from 2000 to 9998");
  }

  private static Function<String, String> form(Pattern form, String rule) {
    return text -> {
      if (!form.matcher(text).matches()) {
        throw new IllegalArgumentException(rule);
      }
      return text;
    };
  }

  /** No identity: a number in a log line would be one too many. */
  @Override
  public String toString() {
    return "RecordRequest[" + relation + "]";
  }
}
