package org.tongban.node.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.Sent;
import org.tongban.node.store.Sent.State;
import org.tongban.node.store.SentStore;

/**
 * Sends events through every station of the spine, one of each line after the other: the next only
 * when the one before was taken in, or it is certain that it won't be.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String SPINE = "direct:ask";

  /**
   * Who waits behind another looks so often at most whether it is his turn; mostly he is called.
   */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  /** A failure inside this node that is no passing one will not pass. */
  private static final int MOST_FAILURES = 8;

  private final SentStore store;
  private final EventOutbox outbox;
  private final ProducerTemplate template;
  private final JournalStore journal;
  private final OwnAsks later;
  private final Clock clock;

  /**
   * @param template to the routes
   * @param later takes over what could not be handed over at once, and what is answered later
   */
  public Outbox(
      SentStore store,
      EventOutbox outbox,
      ProducerTemplate template,
      JournalStore journal,
      OwnAsks later,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.template = Objects.requireNonNull(template, "template");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.later = Objects.requireNonNull(later, "later");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Sends one, if it is its turn and it was not sent.
   *
   * @param kept told of an ask whose answer is to be fetched
   * @return after which time to look again; empty when there is nothing left to do
   */
  Optional<Duration> send(MessageId id, Consumer<MessageId> kept) {
    var open = store.find(id).filter(Sent::open);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var sent = open.get();
    if (store.behind(sent)) {
      return Optional.of(look(store.tried(id)));
    }
    var own = later.find(sent.exchange());
    return own.isPresent() ? follow(sent, own.get()) : ask(sent, kept);
  }

  private Duration look(int tries) {
    var pause = later.after(tries);
    return pause.compareTo(LONGEST_LOOK) < 0 ? pause : LONGEST_LOOK;
  }

  /** What became of one that waits among the asks that are resumed. */
  private Optional<Duration> follow(Sent sent, OwnLater own) {
    return switch (own.state()) {
      case WAITING -> {
        store.waits(sent.id());
        yield Optional.of(look(store.tried(sent.id())));
      }
      case PENDING, ANSWERED -> close(sent, State.TAKEN, Optional.empty());
      case REFUSED, WITHDRAWN -> close(sent, State.REFUSED, own.reason());
      case EXPIRED ->
          own.ticket().isPresent()
              ? close(sent, State.TAKEN, Optional.empty())
              : close(sent, State.EXPIRED, own.reason());
    };
  }

  private Optional<Duration> ask(Sent sent, Consumer<MessageId> kept) {
    if (today().isAfter(sent.due())) {
      return close(sent, State.EXPIRED, Optional.of(Reason.PEER_UNREACHABLE.code()));
    }
    var entries = journal.entriesOf(sent.exchange());
    // whoever asked died before he noted what came of it
    boolean left =
        entries.stream().anyMatch(one -> one.entry().facts().kind() == EntryKind.ASK_SENT);
    if (left) {
      return hold(sent, kept, Reason.PEER_UNREACHABLE);
    }
    var request = outbox.request(sent.id());
    if (request.isEmpty()) {
      return close(sent, State.REFUSED, Optional.of(Reason.EVIDENCE_ERASED.code()));
    }
    var reply =
        template.requestBody(
            SPINE,
            new LocalRequest(
                sent.service(),
                sent.actor(),
                request.get(),
                Optional.empty(),
                Optional.of(sent.exchange())));
    return replied(sent, reply, kept);
  }

  private Optional<Duration> replied(Sent sent, Object reply, Consumer<MessageId> kept) {
    if (reply instanceof RecordedReceipt receipt) {
      if (receipt.opened().receipt().step() != Step.ACCEPTED) {
        return close(sent, State.REFUSED, Optional.of(Reason.ANSWER_INVALID.code()));
      }
      later.keep(receipt);
      kept.accept(sent.exchange());
      return close(sent, State.TAKEN, Optional.empty());
    }
    return reply instanceof RecordedAnswer answer
        ? answered(sent, answer, kept)
        : stopped(sent, (LocalRefusal) reply, kept);
  }

  private Optional<Duration> answered(
      Sent sent, RecordedAnswer recorded, Consumer<MessageId> kept) {
    var answer = recorded.opened().answer();
    if (answer.outcome() != Outcome.REFUSED && answer.outcome() != Outcome.ERROR) {
      return close(sent, State.TAKEN, Optional.empty());
    }
    var reason = answer.reason().flatMap(Reason::find).orElse(Reason.PEER_REFUSED);
    return reason.retryable()
        ? hold(sent, kept, reason)
        : close(sent, State.REFUSED, answer.reason().or(() -> Optional.of(reason.code())));
  }

  private Optional<Duration> stopped(Sent sent, LocalRefusal refusal, Consumer<MessageId> kept) {
    var reason = refusal.refusal().reason();
    if (!reason.retryable() && reason != Reason.INTERNAL_ERROR) {
      return close(sent, State.REFUSED, Optional.of(reason.code()));
    }
    if (refusal.exchange().isPresent()) {
      return hold(sent, kept, reason);
    }
    int tries = store.tried(sent.id());
    return reason == Reason.INTERNAL_ERROR && tries >= MOST_FAILURES
        ? close(sent, State.PARKED, Optional.of(reason.code()))
        : Optional.of(later.after(tries));
  }

  /** It is resumed until its last day; where nobody knows that day, a person must look. */
  private Optional<Duration> hold(Sent sent, Consumer<MessageId> kept, Reason reason) {
    if (later.hold(sent.exchange()).isEmpty()) {
      return close(sent, State.PARKED, Optional.of(reason.code()));
    }
    kept.accept(sent.exchange());
    store.waits(sent.id());
    return Optional.of(look(store.tried(sent.id())));
  }

  private Optional<Duration> close(Sent sent, State state, Optional<String> reason) {
    store.close(sent.id(), state, reason, clock.instant());
    if (state != State.TAKEN) {
      LOG.error("Event {} was not handed over: {}, {}", sent.id(), state, reason.orElse(""));
    }
    return Optional.empty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  SentStore store() {
    return store;
  }
}
