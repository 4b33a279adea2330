package org.tongban.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.catalogue.EventFrame;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;

/**
 * An event that a test tells.
 *
 * @param issuer who tells it
 * @param corrects the earlier one that it voids
 */
public record WrittenEvent(
    String issuer, UUID id, String type, String person, String day, Optional<UUID> corrects) {
  /** Somebody's death, told by 吴江. */
  public static WrittenEvent death(String person) {
    return new WrittenEvent(
        "320509", UUID.randomUUID(), "DEATH", person, "2026-11-20", Optional.empty());
  }

  /** The same told by another member. */
  public WrittenEvent by(String member) {
    return new WrittenEvent(member, id, type, person, day, corrects);
  }

  /** The same of another kind. */
  public WrittenEvent of(String kind) {
    return new WrittenEvent(issuer, id, kind, person, day, corrects);
  }

  /** The same on another day. */
  public WrittenEvent on(String other) {
    return new WrittenEvent(issuer, id, type, person, other, corrects);
  }

  /** One more of the same, which voids that one. */
  public WrittenEvent correcting(UUID other) {
    return new WrittenEvent(issuer, UUID.randomUUID(), type, person, day, Optional.of(other));
  }

  /** What every event says. */
  public EventFrame frame() {
    return new EventFrame(id, type, LocalDate.parse(day), corrects, person);
  }

  /** An ask that tells it to 青浦. */
  public Ask ask() {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("eventId", id.toString()).put("eventType", type);
    body.putObject("subject").put("idNumber", person).put("name", "测试");
    body.put("occurredOn", day).put("sourceDivision", issuer).put("severity", "INFO");
    corrects.ifPresent(one -> body.put("corrects", one.toString()).put("correction", "VOIDS"));
    var now = Instant.parse("2026-11-22T01:02:03Z");
    return new Ask(
        MessageId.next(),
        new MemberCode(issuer),
        new MemberCode("310118"),
        new Validity(now, now.plusSeconds(60)),
        new ServiceId("monitoring.event"),
        new ServiceVersion(1, 0),
        new Purpose("DYNAMIC_MONITORING"),
        new Basis(BasisType.STATUTE, "社会救助暂行办法 第十三条", Optional.empty()),
        Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        Optional.empty(),
        body);
  }
}
