package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.core.catalogue.EventFrame;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;

/** The events that a simulated region was told. */
final class PartnerEvents {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private final Map<String, JsonNode> told = new ConcurrentHashMap<>();
  private final Clock clock;

  PartnerEvents(Clock clock) {
    this.clock = clock;
  }

  /** Why an event is not taken in; empty where it is, now or before. */
  Optional<Reason> judge(MemberCode issuer, ValidContent content) {
    var event = EventFrame.of(content);
    var body = content.content().body();
    var known = told.get(issuer + " " + event.eventId());
    if (known != null) {
      return known.equals(body) ? Optional.empty() : Optional.of(Reason.EVENT_ALTERED);
    }
    if (event.occurredOn().isAfter(LocalDate.ofInstant(clock.instant(), CHINA))) {
      return Optional.of(Reason.SCHEMA_VIOLATION);
    }
    var wrong = event.corrects().map(id -> told.get(issuer + " " + id));
    if (event.corrects().isPresent()
        && wrong.filter(one -> one.path("subject").equals(body.path("subject"))).isEmpty()) {
      return Optional.of(Reason.EVENT_CORRECTION_UNKNOWN);
    }
    told.put(issuer + " " + event.eventId(), body);
    return Optional.empty();
  }
}
