package org.tongban.node.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Step;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEnds;

/**
 * Keeps asks whose register can't answer yet. Nothing of what a register says is kept: each time
 * that the asker resumes its ask, the register is asked again, under the same ticket.
 */
public final class LaterAsks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final LaterStore store;
  private final MatterEnds ends;
  private final JournalStore journal;
  private final Supplier<WorkingDays> days;
  private final Period grace;
  private final Clock clock;

  /**
   * @param grace how long after the last day of its deadline an ask is still worked on
   */
  public LaterAsks(
      LaterStore store,
      MatterEnds ends,
      JournalStore journal,
      Supplier<WorkingDays> days,
      Period grace,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.ends = Objects.requireNonNull(ends, "ends");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.days = Objects.requireNonNull(days, "days");
    this.grace = Objects.requireNonNull(grace, "grace");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Looks up now and takes the ask in where there is no finding.
   *
   * @param register looks up under a ticket; empty when it can't say yet
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} when under the ticket that it resumes
   *     something else was asked; {@code CALENDAR_UNKNOWN} when no day can be said
   */
  public LookedUp find(RecordedAsk recorded, Function<String, Optional<Finding>> register) {
    var ask = recorded.permitted().opened().ask();
    var ticket = ticket(ask);
    if (ask.withdraws().isPresent()) {
      return withdrawn(recorded, ticket, ask.withdraws().get());
    }
    var kept = kept(ask);
    if (kept.filter(this::over).isPresent()) {
      store.close(ask.issuer(), matterId(ask), clock.instant());
      return new Taken(recorded, Step.EXPIRED, ticket, Optional.empty());
    }
    var found = register.apply(ticket);
    if (kept.isPresent() && found.isPresent()) {
      store.close(ask.issuer(), matterId(ask), clock.instant());
    }
    if (found.isPresent()) {
      return found.get();
    }
    if (kept.isPresent()) {
      return new Taken(recorded, Step.DELIVERED, ticket, Optional.empty());
    }
    var due = take(ask, recorded.permitted().contract().deadlineWorkingDays());
    return new Taken(recorded, Step.ACCEPTED, ticket, Optional.of(due));
  }

  /** The same reply however often it is said, and also where none of it arrived before. */
  private Taken withdrawn(RecordedAsk recorded, String ticket, Withdrawal why) {
    var ask = recorded.permitted().opened().ask();
    matter(ask);
    ends.withdraw(ask, matterId(ask), ticket, why, today(), clock.instant());
    return new Taken(recorded, Step.WITHDRAWN, ticket, Optional.empty());
  }

  /** Who asks can write any id there, so it says nothing without who that is. */
  static String ticket(Ask ask) {
    return ask.issuer() + "-" + matterId(ask);
  }

  private static MessageId matterId(Ask ask) {
    return ask.resumes().orElse(ask.id());
  }

  /**
   * The day that was promised for the matter that an ask resumes; empty where none of it arrived
   * before.
   */
  Optional<LocalDate> kept(Ask ask) {
    var kept = matter(ask);
    kept.flatMap(LaterStore.Kept::ended).ifPresent(LaterAsks::over);
    return kept.map(LaterStore.Kept::due);
  }

  /** The matter that an ask resumes. */
  private Optional<LaterStore.Kept> matter(Ask ask) {
    var kept = ask.resumes().flatMap(first -> store.find(ask.issuer(), first));
    if (kept.isPresent() && asked(kept.get().asked()).stream().noneMatch(ask::sameMatter)) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "resumes no such ask");
    }
    return kept;
  }

  private static void over(MatterEnds.Why why) {
    throw why == MatterEnds.Why.STOPPED
        ? new RefusedException(Reason.AUTHORIZATION_REVOKED, "a system of ours has stopped it")
        : new RefusedException(Reason.MATTER_WITHDRAWN, "its asker has withdrawn it");
  }

  boolean over(LocalDate due) {
    return today().isAfter(due.plus(grace));
  }

  /** Keeps a matter, and promises a day. */
  LocalDate take(Ask ask, int workingDays) {
    var due =
        days.get()
            .after(today(), workingDays)
            .orElseThrow(
                () -> new RefusedException(Reason.CALENDAR_UNKNOWN, "no calendar of that year"));
    store.take(ask, matterId(ask), clock.instant(), due);
    return due;
  }

  private List<Ask> asked(MessageId first) {
    return journal.entriesOf(first).stream()
        .filter(one -> one.entry().facts().kind() == EntryKind.ASK_RECEIVED)
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .map(KeptAsk::ask)
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }
}
