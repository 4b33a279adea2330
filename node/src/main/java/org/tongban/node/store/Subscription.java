package org.tongban.node.store;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;

/**
 * That a member is told what happens to one of our people.
 *
 * @param service by which it subscribed
 * @param caseRef its own number of the case
 * @param asked the ask that said it last
 * @param until last day, in China
 */
public record Subscription(
    UUID id,
    MemberCode member,
    ServiceId service,
    String caseRef,
    MessageId asked,
    LocalDate until) {
  public Subscription {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(caseRef, "caseRef");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(until, "until");
  }
}
