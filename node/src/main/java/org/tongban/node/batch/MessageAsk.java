package org.tongban.node.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Answer;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAnswer;
import org.tongban.node.job.Backoff;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.BatchStore;
import org.tongban.node.store.Chunk;
import org.tongban.node.store.Errand;

/** Sends one message of a batch through every station of the spine, until its rows are answered. */
public final class MessageAsk implements ChunkSender {
  private static final String SPINE = "direct:ask";

  /** How long what may pass is tried again; after that it has failed, and says so. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Between two tries of the same message. */
  static final Backoff BACKOFF = new Backoff(FIRST, Duration.ofMinutes(10));

  /** Half of what is halved at the least: a region that answers nobody isn't asked ever more. */
  private static final int FEWEST = 32;

  /** What comes of a message that takes the region too long, or whose answer is too large. */
  private static final Set<Reason> TOO_MUCH =
      EnumSet.of(Reason.PEER_TIMEOUT, Reason.ANSWER_INVALID, Reason.REQUEST_TOO_LARGE);

  private final BatchBook book;
  private final BatchStore store;
  private final ProducerTemplate template;
  private final JournalStore journal;
  private final Clock clock;

  /**
   * @param template to the routes
   */
  public MessageAsk(
      BatchBook book,
      BatchStore store,
      ProducerTemplate template,
      JournalStore journal,
      Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.store = Objects.requireNonNull(store, "store");
    this.template = Objects.requireNonNull(template, "template");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Sends, unless it was done or is not to be done now.
   *
   * @return after which time to try again; empty when there is nothing left to do here
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE} when it can't be noted
   */
  @Override
  public Optional<Duration> send(MessageId id, int number) {
    var errand = book.errand(id);
    var chunk = store.find(id, number).filter(one -> one.state() == Chunk.State.OPEN);
    if (errand.isEmpty() || chunk.isEmpty()) {
      return Optional.empty();
    }
    var request = store.request(chunk.get());
    if (request.isEmpty()) {
      return failed(chunk.get(), Reason.EVIDENCE_ERASED.code());
    }
    var entries = journal.entriesOf(chunk.get().exchange());
    return entries.isEmpty()
        ? fresh(errand.get(), chunk.get(), request.get())
        : goOn(errand.get(), chunk.get(), request.get(), entries);
  }

  /** Whoever sent it died before he noted what came of it. */
  private Optional<Duration> goOn(
      Errand errand, Chunk chunk, byte[] request, List<StoredEntry> entries) {
    var answered =
        entries.stream().anyMatch(one -> one.entry().facts().kind() == EntryKind.ANSWER_RECEIVED);
    if (answered) {
      var bytes = new ExchangeEvidence(entries).answerReceived();
      return bytes.isPresent()
          ? answered(errand, chunk, request, KeptAnswer.answer(bytes.get()))
          : failed(chunk, Reason.EVIDENCE_ERASED.code());
    }
    store.again(chunk);
    return Optional.of(FIRST);
  }

  private Optional<Duration> fresh(Errand errand, Chunk chunk, byte[] request) {
    var local =
        new LocalRequest(
            errand.service(),
            errand.actor(),
            request,
            Optional.empty(),
            Optional.of(chunk.exchange()));
    var reply = template.requestBody(SPINE, local);
    if (reply instanceof RecordedAnswer recorded) {
      return answered(errand, chunk, request, recorded.opened().answer());
    }
    if (reply instanceof LocalRefusal refusal) {
      var reason = refusal.refusal().reason();
      boolean passes = reason.retryable() || reason == Reason.INTERNAL_ERROR;
      return passes || tooMuch(chunk, reason)
          ? later(errand, chunk, request, reason)
          : failed(chunk, reason.code());
    }
    return failed(chunk, Reason.ANSWER_INVALID.code());
  }

  private Optional<Duration> answered(Errand errand, Chunk chunk, byte[] request, Answer answer) {
    if (answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR) {
      var code = answer.reason().orElse(Reason.PEER_REFUSED.code());
      var reason = Reason.find(code).orElse(Reason.PEER_REFUSED);
      return reason.retryable() || tooMuch(chunk, reason)
          ? later(errand, chunk, request, reason)
          : failed(chunk, code);
    }
    var outcomes = new SentMessage(chunk, request).outcomes(answer.items(), inTime(errand));
    store.answered(chunk, outcomes, clock.instant());
    return Optional.empty();
  }

  /** Whether fewer rows may be answered where so many were not. */
  private static boolean tooMuch(Chunk chunk, Reason reason) {
    return TOO_MUCH.contains(reason) && chunk.rows().size() >= 2 * FEWEST;
  }

  private Optional<Duration> later(Errand errand, Chunk chunk, byte[] request, Reason reason) {
    if (!inTime(errand)) {
      return failed(chunk, reason.code());
    }
    boolean mayPass = reason.retryable() && chunk.tries() == 0;
    if (tooMuch(chunk, reason) && !mayPass) {
      store.split(chunk, new SentMessage(chunk, request).halves(), clock.instant());
      return Optional.empty();
    }
    store.again(chunk);
    return Optional.of(BACKOFF.after(chunk.tries()));
  }

  private Optional<Duration> failed(Chunk chunk, String reason) {
    store.failed(chunk, reason, clock.instant());
    return Optional.empty();
  }

  private boolean inTime(Errand errand) {
    return clock.instant().isBefore(errand.createdAt().plus(PATIENCE));
  }
}
