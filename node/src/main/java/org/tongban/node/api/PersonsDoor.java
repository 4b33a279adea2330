package org.tongban.node.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.node.fanout.FanOuts;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.slip.SlipPrinter;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.OwnLater;

/**
 * What the local API does for a system, done for a person of the console: the same stations,
 * limits, keys and the same rule that everybody sees the own exchanges only.
 */
public final class PersonsDoor {
  /** Some seconds: a form that is sent twice gets the reply to the first. */
  private static final int PATIENCE = 300;

  private final AskOnce asks;
  private final FanOutOnce manyOnce;
  private final FanOuts many;
  private final SeenExchanges seen;
  private final Exchanges exchanges;
  private final OwnAsks later;
  private final ProofExport proofs;
  private final SlipPrinter slips;

  public PersonsDoor(
      AskOnce asks,
      FanOutOnce manyOnce,
      FanOuts many,
      SeenExchanges seen,
      Exchanges exchanges,
      OwnAsks later,
      ProofExport proofs,
      SlipPrinter slips) {
    this.asks = asks;
    this.manyOnce = manyOnce;
    this.many = many;
    this.seen = seen;
    this.exchanges = exchanges;
    this.later = later;
    this.proofs = proofs;
    this.slips = slips;
  }

  /** What an ask came to at once: an exchange to look at, or a no. */
  public record Asked(Optional<MessageId> exchange, Optional<Stop> stop) {}

  /**
   * Asks one member.
   *
   * @param json as for {@code POST /api/v1/asks/{service}}
   * @param id for the ask, should it be new
   * @param key makes a repetition the same ask
   */
  public Asked ask(ServiceId service, Actor actor, byte[] json, MessageId id, String key) {
    var request = new LocalRequest(service, actor, json, Optional.empty(), Optional.of(id));
    try {
      return asked(patient(request, key));
    } catch (RefusedException e) {
      return new Asked(Optional.empty(), Optional.of(Stop.of(e)));
    }
  }

  private AskResult patient(LocalRequest request, String key) {
    for (int tries = 0; ; tries++) {
      try {
        return asks.ask(request, key);
      } catch (RefusedException e) {
        boolean inProgress = e.reason() == Reason.IDEMPOTENCY_IN_PROGRESS;
        if (!inProgress || tries >= PATIENCE || !Preferred.paused()) {
          throw e;
        }
      }
    }
  }

  private static Asked asked(AskResult result) {
    if (result instanceof AskResult.Answered answered) {
      var id = MessageId.parse(answered.json().path("exchange").asText());
      return new Asked(Optional.of(id), Optional.empty());
    }
    if (result instanceof AskResult.TakenIn taken) {
      return new Asked(Optional.of(taken.kept().exchange()), Optional.empty());
    }
    var stop =
        result instanceof AskResult.Stopped stopped
            ? Stop.of(stopped.problem())
            : Stop.read(((AskResult.StoppedBefore) result).problem());
    return new Asked(stop.exchange(), Optional.of(stop));
  }

  /** Asks all members that offer a service. */
  public Asked askMany(ServiceId service, Actor actor, byte[] json, String key) {
    try {
      return new Asked(
          Optional.of(manyOnce.begin(service, actor, json, key).id()), Optional.empty());
    } catch (RefusedException e) {
      return new Asked(Optional.empty(), Optional.of(Stop.of(e)));
    }
  }

  /** One of the actor's own. */
  public FanOut many(Actor actor, String id) {
    return many.find(SeenExchanges.id(id), actor);
  }

  public Instant now() {
    return many.now();
  }

  /**
   * An exchange of the actor's own, as it is now.
   *
   * @param later where it was taken in to be answered later
   * @param opened the answer, verified again; empty while there is none
   * @param stop why there is none, or none that says anything
   * @param stamped when an authority stamped it
   */
  public record Seen(
      MessageId exchange,
      Ask ask,
      Optional<OwnLater> later,
      LocalDate today,
      Optional<OpenedAnswer> opened,
      Optional<Stop> stop,
      Optional<Instant> stamped) {}

  /**
   * Shows an exchange.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} for what is not the actor's own, {@code
   *     EVIDENCE_ERASED}, {@code EXCHANGE_ARCHIVED}, {@code MATTER_WITHDRAWN}
   */
  public Seen seen(Actor actor, String text) {
    var id = seen.by(caller(actor), text, "result");
    var ask =
        exchanges
            .askOf(actor, id)
            .orElseThrow(() -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "not the own"));
    var kept = later.find(id);
    var at = kept.isEmpty() ? Optional.of(id) : kept.flatMap(OwnLater::answeredBy);
    var entries = exchanges.entries(at.orElse(id));
    var opened = at.flatMap(there -> opened(there, entries));
    var stop =
        opened.isPresent()
            ? opened.flatMap(AnswerView::problem).map(Stop::of)
            : none(kept, entries);
    long last = entries.get(entries.size() - 1).entry().seq();
    return new Seen(id, ask, kept, later.today(), opened, stop, proofs.stampedAt(last));
  }

  private Optional<OpenedAnswer> opened(MessageId at, List<StoredEntry> entries) {
    boolean answered =
        new org.tongban.core.journal.ExchangeEvidence(entries).answerReceived().isPresent();
    return answered ? Optional.of(exchanges.reopen(at)) : Optional.empty();
  }

  /** What is recorded instead of an answer. */
  private static Optional<Stop> none(Optional<OwnLater> kept, List<StoredEntry> entries) {
    if (kept.filter(OwnLater::open).isPresent()) {
      return Optional.empty();
    }
    var last = entries.get(entries.size() - 1).entry().facts();
    var reason =
        kept.flatMap(OwnLater::reason)
            .or(last::reason)
            .flatMap(Reason::find)
            .orElse(Reason.PEER_TIMEOUT);
    return Optional.of(
        Stop.of(
            new Refusal(reason, Hop.ASKING_NODE, List.of(), ""),
            last.exchange(),
            ProblemWriter.errorId()));
  }

  /** The ASiC-E container of an own exchange. */
  public byte[] proof(Actor actor, String text) {
    var id = seen.by(caller(actor), text, "proof");
    return proofs.proof(id, exchanges.complete(id), OptionalInt.empty());
  }

  /**
   * The slip of an own exchange, a PDF.
   *
   * @param page address of the page that checks its code
   */
  public byte[] slip(Actor actor, String text, String page) {
    return slips.print(exchanges.complete(seen.by(caller(actor), text, "slip")), page);
  }

  /** What the actor asked; empty where it is gone after its retention, or put away. */
  public Optional<Ask> asked(Actor actor, MessageId id) {
    try {
      return exchanges.askOf(actor, id);
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static Caller caller(Actor actor) {
    return new Caller(actor, Set.of());
  }
}
