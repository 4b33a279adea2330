package org.tongban.node.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.JournalFilter;

/** A filter as an auditor writes it: days of China, codes, names. */
final class FilterText {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

  private final ObjectNode given;
  private final JsonFields fields = new JsonFields();

  /**
   * @param parameters those that were given, by name; one that is empty counts as not given
   */
  FilterText(Map<String, String> parameters) {
    this.given = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(parameters)
        .forEach(
            (name, value) -> {
              if (value != null && !value.isEmpty()) {
                given.put(name, value);
              }
            });
  }

  /** What was given, for the record. */
  ObjectNode given() {
    return given.deepCopy();
  }

  /**
   * The filter.
   *
   * @throws org.tongban.core.refusal.RefusedException {@code SCHEMA_VIOLATION} with every fault
   */
  JournalFilter filter() {
    var kind = read("kind", EntryKind::valueOf, "must be a kind of entry");
    var member = read("member", MemberCode::new, "must be six digits (GB/T 2260)");
    var service = read("service", ServiceId::new, "must be a service such as domain.name");
    var purpose = read("purpose", Purpose::new, "must be a purpose in capital letters");
    var outcome = read("outcome", Outcome::valueOf, "must be an outcome");
    var rule = read("rule", FilterText::rule, "must be 1 to 200 characters");
    var from = read("from", FilterText::day, "must be a date such as 2026-11-22").orElse(FIRST);
    var to = read("to", FilterText::day, "must be a date such as 2026-11-22").orElse(LAST);
    if (from.isAfter(to)) {
      fields.note("/to", "is earlier than from");
    }
    fields.check();
    return new JournalFilter(
        kind, member, service, purpose, outcome, rule, start(from), start(to.plusDays(1)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }

  private <T> Optional<T> read(String name, Function<String, T> parse, String form) {
    return fields.optional(
        given,
        "",
        name,
        text -> {
          try {
            return parse.apply(text);
          } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(form, e);
          }
        });
  }

  private static String rule(String text) {
    if (text.codePointCount(0, text.length()) > EntryFacts.MAX_TEXT) {
      throw new IllegalArgumentException("too long");
    }
    return text;
  }

  private static LocalDate day(String text) {
    var day = LocalDate.parse(text);
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new IllegalArgumentException("out of range");
    }
    return day;
  }
}
