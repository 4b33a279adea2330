package org.tongban.node.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * An event that another member told.
 *
 * @param seq its place among all that were taken in
 * @param id by which our own systems know it; another member may use the same {@code eventId}
 * @param asked the ask that told it first
 * @param about opaque, the same for events about the same person or case under the same keys
 * @param due last day of the disposition, in China
 * @param disposedAt empty while nobody has said what was done
 */
public record Told(
    long seq,
    UUID id,
    MemberCode issuer,
    UUID eventId,
    MessageId asked,
    ServiceId service,
    ServiceVersion version,
    String eventType,
    String about,
    Instant takenAt,
    LocalDate due,
    Optional<Instant> disposedAt) {
  public Told {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(takenAt, "takenAt");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(disposedAt, "disposedAt");
  }
}
