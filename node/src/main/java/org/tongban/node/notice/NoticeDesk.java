package org.tongban.node.notice;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.NoticeOpener;
import org.tongban.node.job.Jobs;
import org.tongban.node.later.FetchJob;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEvent;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.OwnLaterStore;

/**
 * Takes what peers post as {@value #MEDIA_TYPE}. Who posts learns nothing but whether it was
 * believed: not whether there is such a matter. A notice decides nothing, so it is no entry of the
 * journal.
 */
public final class NoticeDesk {
  public static final String MEDIA_TYPE = "application/vnd.tongban.notice";

  private static final int LONGEST = 4_096;

  private final NoticeOpener opener;
  private final MemberCode self;
  private final OwnLaterStore own;
  private final LaterStore matters;
  private final MatterEvents events;
  private final Consumer<MatterEvent.Kind> counted;
  private final FetchJob fetching;
  private final Jobs jobs;
  private final Clock clock;

  /**
   * @param counted told of each reminder and escalation
   */
  public NoticeDesk(
      NoticeOpener opener,
      MemberCode self,
      OwnLaterStore own,
      LaterStore matters,
      MatterEvents events,
      Consumer<MatterEvent.Kind> counted,
      FetchJob fetching,
      Jobs jobs,
      Clock clock) {
    this.opener = Objects.requireNonNull(opener, "opener");
    this.self = Objects.requireNonNull(self, "self");
    this.own = Objects.requireNonNull(own, "own");
    this.matters = Objects.requireNonNull(matters, "matters");
    this.events = Objects.requireNonNull(events, "events");
    this.counted = Objects.requireNonNull(counted, "counted");
    this.fetching = Objects.requireNonNull(fetching, "fetching");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Takes a notice.
   *
   * @param peer the member that the TLS handshake proved
   * @throws RefusedException when it is none, or can't be believed
   */
  public void take(MemberCode peer, byte[] wire) {
    if (wire.length > LONGEST) {
      throw new RefusedException(Reason.REQUEST_TOO_LARGE, "a notice is short");
    }
    var notice = opener.open(wire, peer).notice();
    switch (notice.kind()) {
      case READY -> ready(notice);
      case REMINDER -> reminded(notice);
      case ESCALATION -> escalated(notice);
    }
  }

  /** Only who waits under that ticket can remind of it. */
  private void reminded(Notice notice) {
    Ticket.of(notice.ticket())
        .filter(ticket -> ticket.asker().equals(notice.issuer()))
        .flatMap(ticket -> matters.open(ticket.asker(), ticket.id()))
        .filter(open -> open.service().equals(notice.service()))
        .ifPresent(open -> told(MatterEvent.Kind.REMINDED, notice));
  }

  /** A member's word about one below us; whether it is so, it is for people to find out. */
  private void escalated(Notice notice) {
    if (Superiors.above(self, notice.owes().orElseThrow())) {
      told(MatterEvent.Kind.ESCALATED, notice);
    }
  }

  private void told(MatterEvent.Kind kind, Notice notice) {
    if (events.tell(kind, notice, clock.instant())) {
      counted.accept(kind);
    }
  }

  /** Whoever says it again, or says it of another's, brings about no second look. */
  private void ready(Notice notice) {
    own.tries()
        .pushed(notice.issuer(), notice.ticket(), notice.issuedAt(), clock.instant())
        .ifPresent(exchange -> jobs.hurry(fetching.now(exchange)));
  }
}
