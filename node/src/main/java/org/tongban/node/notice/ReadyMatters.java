package org.tongban.node.notice;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Jobs;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEnds;
import org.tongban.node.store.NoticeBook;

/** What a register's own system says it can answer now; the asker is told that it can ask. */
public final class ReadyMatters {
  private final LaterStore matters;
  private final MatterEnds ends;
  private final NoticeBook book;
  private final NoticeJob job;
  private final Jobs jobs;
  private final Clock clock;

  public ReadyMatters(
      LaterStore matters, MatterEnds ends, NoticeBook book, NoticeJob job, Jobs jobs, Clock clock) {
    this.matters = Objects.requireNonNull(matters, "matters");
    this.ends = Objects.requireNonNull(ends, "ends");
    this.book = Objects.requireNonNull(book, "book");
    this.job = Objects.requireNonNull(job, "job");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Has the asker told, durably.
   *
   * @param ticket as the look-up route was given it
   * @throws RefusedException {@code RESOURCE_UNKNOWN} where nobody waits under that ticket
   */
  public MessageId ready(String ticket) {
    var matter = Ticket.of(ticket).flatMap(one -> matters.open(one.asker(), one.id()));
    return tell(ticket, matter.orElseThrow(ReadyMatters::unknown));
  }

  /**
   * Ends a matter whose authorization was revoked, and has the asker told to ask; the same again
   * changes nothing.
   *
   * @throws RefusedException {@code RESOURCE_UNKNOWN} where nobody waits under that ticket
   */
  public void stop(String ticket) {
    var matter = Ticket.of(ticket).orElseThrow(ReadyMatters::unknown);
    var open = matters.open(matter.asker(), matter.id());
    if (!ends.stop(matter.asker(), matter.id(), clock.instant())) {
      throw unknown();
    }
    open.ifPresent(one -> tell(ticket, one));
  }

  private MessageId tell(String ticket, LaterStore.Open open) {
    var due =
        new NoticeBook.Due(
            MessageId.next(),
            open.issuer(),
            Notice.Kind.READY,
            ticket,
            open.service(),
            open.due(),
            0,
            Optional.empty(),
            clock.instant(),
            0);
    book.keep(due);
    jobs.add(job.of(due.id()));
    return due.id();
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.RESOURCE_UNKNOWN, "nobody waits under that ticket");
  }
}
