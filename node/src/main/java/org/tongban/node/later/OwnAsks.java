package org.tongban.node.later;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Backoff;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.TryBook.LastTry;
import org.tongban.node.store.Withdrawals;

/**
 * Keeps the asks that others took in, and those that could not be handed over yet, and resumes each
 * until something final comes back.
 */
public final class OwnAsks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<Reason> NOT_HANDED_OVER =
      EnumSet.of(Reason.PEER_UNREACHABLE, Reason.PEER_TIMEOUT);

  private static final Set<Reason> GONE =
      EnumSet.of(Reason.EVIDENCE_ERASED, Reason.EXCHANGE_UNKNOWN, Reason.EXCHANGE_ARCHIVED);

  private final OwnLaterStore store;
  private final Replies replies;
  private final Resumption resumption;
  private final BiConsumer<OwnLater, LastTry> lastWord;
  private final Deadlines deadlines;
  private final Backoff backoff;
  private final Clock clock;

  /**
   * @param lastWord states what could never be handed over
   * @param first time until an ask is resumed for the first time; it doubles each time
   * @param longest between two resumptions
   */
  public OwnAsks(
      OwnLaterStore store,
      Withdrawals withdrawals,
      Resumption resumption,
      BiConsumer<OwnLater, LastTry> lastWord,
      Deadlines deadlines,
      Duration first,
      Duration longest,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.replies = new Replies(store, withdrawals, clock);
    this.resumption = Objects.requireNonNull(resumption, "resumption");
    this.lastWord = Objects.requireNonNull(lastWord, "lastWord");
    this.deadlines = Objects.requireNonNull(deadlines, "deadlines");
    this.backoff = new Backoff(first, longest);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Keeps an ask that another member took in. */
  public OwnLater keep(RecordedReceipt recorded) {
    var ask = recorded.opened().answering().ask();
    var receipt = recorded.opened().receipt();
    store.keep(ask, ask.id(), receipt.ticket(), receipt.due().orElseThrow(), clock.instant());
    return store.find(ask.id()).orElseThrow();
  }

  /**
   * Keeps an ask that could not be handed over, where its service may be answered later.
   *
   * @return empty where it may not, or nobody knows until when to try
   */
  public Optional<OwnLater> keep(MessageId exchange, Reason reason) {
    return NOT_HANDED_OVER.contains(reason) ? hold(exchange) : Optional.empty();
  }

  /**
   * Keeps an ask whatever became of it, for who has nobody to repeat it.
   *
   * @return empty where nobody knows until when to try
   */
  public Optional<OwnLater> hold(MessageId exchange) {
    return resumption
        .asked(exchange)
        .filter(ask -> ask.resumes().isEmpty())
        .flatMap(
            ask ->
                deadlines
                    .of(ask, today())
                    .map(
                        due -> {
                          store.keep(ask, exchange, Optional.empty(), due, clock.instant());
                          return store.find(exchange).orElseThrow();
                        }));
  }

  /**
   * Resumes an ask once.
   *
   * @return after which time to try again; empty when there is nothing more to fetch
   */
  Optional<Duration> resume(MessageId exchange) {
    var waiting = store.find(exchange).filter(OwnLater::open);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    if (waiting.get().state() == State.WAITING && waiting.get().overdue(today())) {
      var last = store.tries().last(exchange);
      lastWord.accept(waiting.get(), last);
      replies.expired(exchange, last.reason());
      return Optional.empty();
    }
    store.overdue(exchange, today(), clock.instant());
    var rest = resumption.rest(waiting.get());
    if (rest.isPresent()) {
      return rest;
    }
    int tries = store.tried(exchange);
    var begun = clock.instant();
    if (asked(waiting.get())) {
      return Optional.empty();
    }
    return resumption.rest(waiting.get()).or(() -> Optional.of(pause(exchange, begun, tries)));
  }

  /** What became ready while it was asked for is asked for again soon. */
  private Duration pause(MessageId exchange, Instant begun, int tries) {
    return store.tries().pushedSince(exchange, begun) ? after(0) : after(tries);
  }

  /** Whether that was the end of it. */
  private boolean asked(OwnLater kept) {
    try {
      return replies.take(kept, resumption.of(kept.exchange()));
    } catch (RefusedException e) {
      if (!GONE.contains(e.reason())) {
        throw e;
      }
      // what was asked is gone after its retention, so nobody can ask it again
      replies.expired(kept.exchange(), e.reason());
      return true;
    }
  }

  /** How long to wait after so many tries. */
  public Duration after(int tries) {
    return backoff.after(tries);
  }

  /** What became of an ask that was taken in. */
  public Optional<OwnLater> find(MessageId exchange) {
    return store.find(exchange);
  }

  /** The day in China. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  OwnLaterStore store() {
    return store;
  }
}
