package org.tongban.node.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * The request form of an ask without {@code to}, with who is asked and until when.
 *
 * @param members empty where all are meant that offer the service
 * @param ask what each is asked, without {@code to}
 */
record FanOutRequest(Optional<List<MemberCode>> members, Duration deadline, ObjectNode ask) {
  private static final String TO = "to";
  private static final String MEMBERS = "members";
  private static final String DEADLINE = "deadline";
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Reads it; the rest is judged as any ask is.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED, SCHEMA_VIOLATION} with every violation
   */
  static FanOutRequest read(byte[] json) {
    if (!(parsed(json) instanceof ObjectNode ask)) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "the request is no JSON object");
    }
    var fields = new JsonFields();
    if (ask.has(TO)) {
      fields.note("/to", "must not be given; members says who is asked");
    }
    var members = Optional.ofNullable(ask.get(MEMBERS)).map(list -> members(list, fields));
    var deadline = fields.optional(ask, "", DEADLINE, FanOutRequest::duration).orElse(USUAL);
    fields.check();
    ask.remove(List.of(MEMBERS, DEADLINE));
    return new FanOutRequest(members, deadline, ask);
  }

  private static JsonNode parsed(byte[] json) {
    try {
      return StrictJson.parse(json);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }

  private static List<MemberCode> members(JsonNode list, JsonFields fields) {
    var found = new ArrayList<MemberCode>();
    if (!list.isArray() || list.isEmpty()) {
      fields.note("/members", "must be a list of at least one member code");
      return found;
    }
    for (int i = 0; i < list.size(); i++) {
      var at = "/members/" + i;
      code(list.get(i), at, fields)
          .ifPresent(
              code -> {
                if (found.contains(code)) {
                  fields.note(at, "is named twice");
                }
                found.add(code);
              });
    }
    return found;
  }

  private static Optional<MemberCode> code(JsonNode node, String at, JsonFields fields) {
    try {
      return Optional.of(new MemberCode(node.textValue()));
    } catch (IllegalArgumentException e) {
      fields.note(at, e.getMessage());
      return Optional.empty();
    }
  }

  private static Duration duration(String text) {
    try {
      var duration = Duration.parse(text);
      if (duration.compareTo(SHORTEST) >= 0) {
        return duration;
      }
    } catch (DateTimeException notOne) {
      // said below
    }
    throw new IllegalArgumentException("must be a duration of ISO 8601 of a second or more, PT30S");
  }

  /** What one member is asked, in the form of an ask. */
  static byte[] to(MemberCode member, byte[] ask) {
    var form = (ObjectNode) StrictJson.parse(ask);
    return StrictJson.write(form.put(TO, member.value()));
  }

  /** What each is asked, to be kept. */
  byte[] bytes() {
    return StrictJson.write(ask);
  }
}
