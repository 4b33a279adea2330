package org.tongban.node.notice;

import java.time.Clock;
import java.util.Objects;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.NoticeOpener;
import org.tongban.node.job.Jobs;
import org.tongban.node.later.FetchJob;
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
  private final OwnLaterStore own;
  private final FetchJob fetching;
  private final Jobs jobs;
  private final Clock clock;

  public NoticeDesk(
      NoticeOpener opener, OwnLaterStore own, FetchJob fetching, Jobs jobs, Clock clock) {
    this.opener = Objects.requireNonNull(opener, "opener");
    this.own = Objects.requireNonNull(own, "own");
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
    if (notice.kind() == Notice.Kind.READY) {
      ready(notice);
    }
  }

  /** Whoever says it again, or says it of another's, brings about no second look. */
  private void ready(Notice notice) {
    own.pushed(notice.issuer(), notice.ticket(), notice.issuedAt(), clock.instant())
        .ifPresent(exchange -> jobs.hurry(fetching.now(exchange)));
  }
}
