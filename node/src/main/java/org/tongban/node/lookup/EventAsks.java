package org.tongban.node.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.EventFrame;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.inbox.ToldAsks;
import org.tongban.node.store.Disposition;
import org.tongban.node.store.DispositionStore;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.Told;

/**
 * Takes in events that other members tell, each once, and answers with what was done with them:
 * what a look-up route of the service says, or one of our own systems.
 */
public final class EventAsks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final EventInbox inbox;
  private final DispositionStore dispositions;
  private final ToldAsks before;
  private final LookUps lookUps;
  private final Supplier<SubjectKeys> subjects;
  private final Supplier<WorkingDays> days;
  private final Times times;

  /**
   * @param subjects the keys under which persons are marked
   */
  public EventAsks(
      EventInbox inbox,
      DispositionStore dispositions,
      ToldAsks before,
      LookUps lookUps,
      Supplier<SubjectKeys> subjects,
      Supplier<WorkingDays> days,
      Times times) {
    this.inbox = Objects.requireNonNull(inbox, "inbox");
    this.dispositions = Objects.requireNonNull(dispositions, "dispositions");
    this.before = Objects.requireNonNull(before, "before");
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.days = Objects.requireNonNull(days, "days");
    this.times = Objects.requireNonNull(times, "times");
  }

  /**
   * The times that events are held against.
   *
   * @param skew how far the clocks of two nodes may differ
   * @param grace how long after its last day a disposition is still waited for
   */
  public record Times(Duration skew, Period grace, Clock clock) {}

  /**
   * Takes an event in, or finds it told before.
   *
   * @throws RefusedException {@code EVENT_ALTERED, EVENT_CORRECTION_UNKNOWN, SCHEMA_VIOLATION} for
   *     a day that is still to come, {@code CALENDAR_UNKNOWN}, {@code EVIDENCE_ERASED}
   */
  public LookedUp find(RecordedAsk recorded) {
    var ask = recorded.permitted().opened().ask();
    var event = EventFrame.of(recorded.permitted().content());
    boolean fresh = inbox.find(ask.issuer(), event.eventId()).isEmpty();
    var told = told(ask, event, recorded.permitted().contract().deadlineWorkingDays());
    var disposition = dispositions.find(told.id()).or(() -> byRoute(recorded, told));
    if (disposition.isPresent()) {
      return finding(recorded, disposition.get());
    }
    return taken(recorded, told, fresh);
  }

  /** The event as it was told first, by this ask or by another. */
  Told told(Ask ask, EventFrame event, int workingDays) {
    var told =
        inbox.find(ask.issuer(), event.eventId()).orElseGet(() -> take(ask, event, workingDays));
    before.checkSame(ask, told);
    return told;
  }

  private Told take(Ask ask, EventFrame event, int workingDays) {
    checkDay(event);
    checkCorrection(ask, event);
    var due =
        days.get()
            .after(today(), workingDays)
            .orElseThrow(
                () -> new RefusedException(Reason.CALENDAR_UNKNOWN, "no calendar of that year"));
    inbox.take(ask, event, subjects.get().mark(event.about()), times.clock().instant(), due);
    // of two that tell the same at once, one was first
    return inbox.find(ask.issuer(), event.eventId()).orElseThrow();
  }

  /** What is still to come has not happened; a second's difference of two clocks is none. */
  private void checkDay(EventFrame event) {
    var now = times.clock().instant().plus(times.skew());
    if (event.occurredOn().isAfter(LocalDate.ofInstant(now, CHINA))) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("/body/occurredOn", "must not be a day that is still to come")));
    }
  }

  private void checkCorrection(Ask ask, EventFrame event) {
    var corrected = event.corrects();
    if (corrected.isPresent()
        && !inbox.knows(ask.issuer(), corrected.get(), subjects.get().marks(event.about()))) {
      throw new RefusedException(Reason.EVENT_CORRECTION_UNKNOWN, "corrects no event told here");
    }
  }

  private Optional<Disposition> byRoute(RecordedAsk recorded, Told told) {
    if (!lookUps.serves(told.service())) {
      return Optional.empty();
    }
    return lookUps
        .findLater(recorded, ticket(told))
        .map(found -> new Disposition(found.outcome(), found.body()))
        .map(
            found -> {
              dispositions.keep(told.id(), found, times.clock().instant(), "route");
              return found;
            });
  }

  private static Finding finding(RecordedAsk recorded, Disposition disposition) {
    return new Finding(
        recorded,
        new Judgement(disposition.outcome(), Optional.empty(), List.of(), disposition.body()));
  }

  /** An id is whatever the asker wrote there, so it says nothing without who that is. */
  private static String ticket(Told told) {
    return told.issuer() + "-" + told.asked();
  }

  private Taken taken(RecordedAsk recorded, Told told, boolean fresh) {
    var ticket = ticket(told);
    if (today().isAfter(told.due().plus(times.grace()))) {
      return new Taken(recorded, Step.EXPIRED, ticket, Optional.empty());
    }
    boolean resumed = recorded.permitted().opened().ask().resumes().isPresent();
    if (resumed && !fresh) {
      return new Taken(recorded, Step.DELIVERED, ticket, Optional.empty());
    }
    // told again after its day, it is due at once
    var due = told.due().isBefore(today()) ? today() : told.due();
    return new Taken(recorded, Step.ACCEPTED, ticket, Optional.of(due));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(times.clock().instant(), CHINA);
  }
}
