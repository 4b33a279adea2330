package org.tongban.node.fanout;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;
import org.tongban.node.store.FanOutStore;
import org.tongban.node.store.OwnLater;

/**
 * Asks one member, once, through every station of the spine. An ask whose end nobody saw is resumed
 * like one that was taken in, which names the first; it is never asked anew.
 */
public final class MemberAsk {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String SPINE = "direct:ask";

  private final FanOutStore store;
  private final ProducerTemplate template;
  private final JournalStore journal;
  private final OwnAsks later;
  private final Clock clock;

  /**
   * @param template to the routes
   * @param later takes over what is answered later
   */
  public MemberAsk(
      FanOutStore store,
      ProducerTemplate template,
      JournalStore journal,
      OwnAsks later,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.template = Objects.requireNonNull(template, "template");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.later = Objects.requireNonNull(later, "later");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Asks, unless it was done.
   *
   * @param kept told of an ask whose answer is to be fetched
   * @return after which time to try again; empty when there is nothing left to do here
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE} when it can't be noted
   */
  Optional<Duration> ask(MessageId id, MemberCode member, Consumer<MessageId> kept) {
    var fanOut = store.find(id);
    var one = fanOut.flatMap(found -> found.member(member));
    if (one.filter(found -> found.state() == State.OPEN).isEmpty()) {
      return Optional.empty();
    }
    var entries = journal.entriesOf(one.get().exchange());
    var again =
        entries.isEmpty() ? fresh(fanOut.get(), one.get()) : goOn(fanOut.get(), one.get(), entries);
    later
        .find(one.get().exchange())
        .filter(OwnLater::open)
        .ifPresent(own -> kept.accept(own.exchange()));
    return again;
  }

  /** Whoever asked died before he noted what came of it. */
  private Optional<Duration> goOn(FanOut fanOut, One one, List<StoredEntry> entries) {
    var answered =
        entries.stream()
            .map(entry -> entry.entry().facts())
            .filter(facts -> facts.kind() == EntryKind.ANSWER_RECEIVED)
            .findFirst();
    if (answered.isPresent()) {
      return answered(fanOut, one, answered.get());
    }
    return hold(fanOut, one, Reason.PEER_UNREACHABLE);
  }

  private Optional<Duration> fresh(FanOut fanOut, One one) {
    var request = store.request(fanOut.id());
    if (request.isEmpty()) {
      return end(fanOut, one, State.REFUSED, false, Reason.EVIDENCE_ERASED.code());
    }
    var local =
        new LocalRequest(
            fanOut.service(),
            fanOut.actor(),
            FanOutRequest.to(one.member(), request.get()),
            Optional.empty(),
            Optional.of(one.exchange()));
    var reply = template.requestBody(SPINE, local);
    if (reply instanceof RecordedAnswer answer) {
      return answered(fanOut, one, answer);
    }
    if (reply instanceof RecordedReceipt receipt) {
      return taken(fanOut, one, receipt);
    }
    return stopped(fanOut, one, (LocalRefusal) reply);
  }

  private Optional<Duration> answered(FanOut fanOut, One one, RecordedAnswer recorded) {
    var answer = recorded.opened().answer();
    return answered(fanOut, one, answer.outcome(), answer.reason());
  }

  private Optional<Duration> answered(FanOut fanOut, One one, EntryFacts facts) {
    return answered(fanOut, one, facts.outcome().orElseThrow(), facts.reason());
  }

  private Optional<Duration> answered(
      FanOut fanOut, One one, Outcome outcome, Optional<String> code) {
    if (outcome != Outcome.REFUSED && outcome != Outcome.ERROR) {
      store.answered(fanOut.id(), one.member(), outcome, clock.instant());
      return Optional.empty();
    }
    var reason = code.flatMap(Reason::find).orElse(Reason.PEER_REFUSED);
    return reason.retryable()
        ? hold(fanOut, one, reason)
        : end(fanOut, one, State.REFUSED, true, code.orElse(reason.code()));
  }

  private Optional<Duration> taken(FanOut fanOut, One one, RecordedReceipt recorded) {
    if (recorded.opened().receipt().step() != Step.ACCEPTED) {
      return end(fanOut, one, State.REFUSED, true, Reason.ANSWER_INVALID.code());
    }
    later.keep(recorded);
    store.wait(fanOut.id(), one.member());
    return Optional.empty();
  }

  private Optional<Duration> stopped(FanOut fanOut, One one, LocalRefusal refusal) {
    var reason = refusal.refusal().reason();
    boolean passes = reason.retryable() || reason == Reason.INTERNAL_ERROR;
    if (refusal.exchange().isPresent()) {
      return passes
          ? hold(fanOut, one, reason)
          : end(fanOut, one, State.REFUSED, true, reason.code());
    }
    boolean over = LocalDate.ofInstant(clock.instant(), CHINA).isAfter(fanOut.due());
    return passes && !over
        ? Optional.of(later.after(store.tried(fanOut.id(), one.member())))
        : end(fanOut, one, State.REFUSED, false, reason.code());
  }

  /** It is resumed until its last day; where nobody knows that day, it is not. */
  private Optional<Duration> hold(FanOut fanOut, One one, Reason reason) {
    if (later.hold(one.exchange()).isEmpty()) {
      return end(fanOut, one, State.SILENT, true, reason.code());
    }
    store.wait(fanOut.id(), one.member());
    return Optional.empty();
  }

  private Optional<Duration> end(
      FanOut fanOut, One one, State state, boolean asked, String reason) {
    store.ended(fanOut.id(), one.member(), state, asked, reason, clock.instant());
    return Optional.empty();
  }
}
