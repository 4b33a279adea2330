package org.tongban.node.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.settings.CallerRole;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.OwnLater;

/** Takes asks of local systems that come over topics, by the same rules as those over HTTP. */
public final class TopicAsks {
  /** What passes while a record waits in its topic, so that nobody has to send it again. */
  private static final Set<Reason> HELD =
      EnumSet.of(
          Reason.IDEMPOTENCY_IN_PROGRESS,
          Reason.JOURNAL_UNAVAILABLE,
          Reason.BUSY,
          Reason.TOO_MANY_ASKS);

  private final AskOnce asks;
  private final Callers callers;
  private final Exchanges exchanges;
  private final OwnAsks later;
  private final int mostBytes;

  /**
   * @param mostBytes of a request
   */
  public TopicAsks(
      AskOnce asks, Callers callers, Exchanges exchanges, OwnAsks later, int mostBytes) {
    this.asks = asks;
    this.callers = callers;
    this.exchanges = exchanges;
    this.later = later;
    this.mostBytes = mostBytes;
  }

  /**
   * Asks once for each key.
   *
   * @param caller whose topic it came over
   * @param key the Idempotency-Key
   * @param json the request as {@code POST /api/v1/asks/{service}} takes it
   * @return empty when nothing can be said now: the record is to be tried again, and is not lost
   */
  public Optional<TopicReply> ask(String caller, String service, String key, byte[] json) {
    try {
      return said(asks.ask(request(caller, service, json), key));
    } catch (RefusedException e) {
      return HELD.contains(e.reason()) ? Optional.empty() : Optional.of(no(e));
    }
  }

  private LocalRequest request(String name, String service, byte[] json) {
    var caller =
        callers
            .named(name)
            .orElseThrow(() -> new RefusedException(Reason.CALLER_UNKNOWN, "no such caller"));
    if (!caller.is(CallerRole.OPERATOR)) {
      throw new RefusedException(Reason.CALLER_NOT_ENTITLED, "the caller does not ask");
    }
    if (json.length > mostBytes) {
      throw new RefusedException(Reason.REQUEST_TOO_LARGE, json.length + " bytes");
    }
    return new LocalRequest(
        AskController.service(service), caller.actor(), json, Optional.empty(), Optional.empty());
  }

  private Optional<TopicReply> said(AskResult result) {
    if (result instanceof AskResult.Answered answered) {
      return Optional.of(TopicReply.last(answered.json()));
    }
    if (result instanceof AskResult.TakenIn taken) {
      return Optional.of(of(taken.kept()));
    }
    if (result instanceof AskResult.StoppedBefore before) {
      return Optional.of(TopicReply.no(before.status(), before.problem()));
    }
    var problem = ((AskResult.Stopped) result).problem();
    boolean held =
        HELD.contains(problem.refusal().reason()) && problem.refusal().hop() == Hop.ASKING_NODE;
    return held ? Optional.empty() : Optional.of(TopicReply.no(problem));
  }

  private TopicReply of(OwnLater kept) {
    if (kept.open()) {
      return TopicReply.later(LaterView.json(kept, later.today()), kept.exchange());
    }
    if (kept.state() != OwnLater.State.ANSWERED) {
      return TopicReply.last(LaterView.json(kept, later.today()));
    }
    return TopicReply.last(AnswerView.json(exchanges.reopen(kept.answeredBy().orElseThrow())));
  }

  /** What became of an ask that was answered later; the same as asking again under its key. */
  public TopicReply settled(MessageId exchange) {
    try {
      return later
          .find(exchange)
          .map(this::of)
          .orElseThrow(() -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "not kept"));
    } catch (RefusedException e) {
      if (HELD.contains(e.reason())) {
        throw e;
      }
      return no(e);
    }
  }

  /** The problem of a record that can't be read, or that failed in a way that nobody foresaw. */
  public TopicReply no(Reason reason) {
    return TopicReply.no(ProblemWriter.plain(reason, List.of()));
  }

  private static TopicReply no(RefusedException e) {
    return TopicReply.no(ProblemWriter.plain(e.reason(), e.violations()));
  }
}
