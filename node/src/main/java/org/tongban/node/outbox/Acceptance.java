package org.tongban.node.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.catalogue.EventFrame;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.later.Deadlines;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.Sent;
import org.tongban.node.store.SentStore;

/**
 * Takes an event of one of our own systems, checked as far as it can be without sending it, so that
 * who gave it learns at once what is wrong. The stations judge it again when it is sent.
 */
public final class Acceptance {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Checks checks;
  private final EventOutbox outbox;
  private final SentStore sent;
  private final SentWords words;
  private final Supplier<SubjectKeys> subjects;
  private final Supplier<Catalogue> catalogue;
  private final Deadlines deadlines;
  private final Clock clock;

  /**
   * @param checks the first stations of an ask
   * @param words what was told in an event that was taken before
   * @param subjects the keys under which persons are marked
   */
  public Acceptance(
      Checks checks,
      EventOutbox outbox,
      SentStore sent,
      SentWords words,
      Supplier<SubjectKeys> subjects,
      Supplier<Catalogue> catalogue,
      Deadlines deadlines,
      Clock clock) {
    this.checks = Objects.requireNonNull(checks, "checks");
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.sent = Objects.requireNonNull(sent, "sent");
    this.words = Objects.requireNonNull(words, "words");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.deadlines = Objects.requireNonNull(deadlines, "deadlines");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Keeps an event to be sent, or finds it kept.
   *
   * @param json a request as for an ask
   * @throws RefusedException all that the first four stations refuse with, {@code
   *     CATALOGUE_ITEM_UNKNOWN} for what is no service of events, {@code EVENT_ALTERED}, {@code
   *     CALENDAR_UNKNOWN}
   */
  public Sent accept(ServiceId service, Actor actor, byte[] json) {
    var addressed =
        checks.of(new LocalRequest(service, actor, json, Optional.empty(), Optional.empty()));
    var contract = addressed.contract();
    if (contract.interaction() != Interaction.EVENT) {
      throw new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no service of events");
    }
    var event = EventFrame.of(contract, addressed.draft().body());
    checkDay(event);
    var member = addressed.recipient().code();
    var wish =
        new EventOutbox.Wish(
            member,
            event.eventId(),
            service,
            subjects.get().marks(event.about()),
            actor,
            json,
            due(service));
    return outbox
        .keep(wish, clock.instant())
        .or(() -> before(addressed, event))
        .flatMap(sent::find)
        .orElseThrow();
  }

  /** Until when an event of that service that is given today is tried to be handed over. */
  LocalDate due(ServiceId service) {
    return catalogue
        .get()
        .newest(service)
        .flatMap(contract -> deadlines.of(contract, today()))
        .orElseThrow(
            () -> new RefusedException(Reason.CALENDAR_UNKNOWN, "no calendar of that year"));
  }

  private void checkDay(EventFrame event) {
    if (event.occurredOn().isAfter(today())) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("/body/occurredOn", "must not be a day that is still to come")));
    }
  }

  private Optional<MessageId> before(AddressedDraft addressed, EventFrame event) {
    var kept = sent.find(addressed.recipient().code(), event.eventId()).orElseThrow();
    JsonNode body = addressed.draft().body();
    if (!kept.service().equals(addressed.draft().service())
        || !words.of(kept).equals(Optional.of(body))) {
      throw new RefusedException(Reason.EVENT_ALTERED, "given before with other content");
    }
    return Optional.of(kept.id());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }
}
