package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.catalogue.SubjectPointers;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.PerItem;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Reads a register through the administrator's route {@code direct:lookup-<service>} and judges
 * what it gave; one named {@code lookup-<service>.many} takes many asks at once. The route sees the
 * ask's body and two headers, a third where the decision relied on an agreement, a fourth where it
 * may be answered later, a fifth that names the asking member where the service reserves, and
 * nothing else of the message.
 */
public final class LookUps implements AutoCloseable {
  private static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private final Predicate<ServiceId> serving;
  private final Clock clock;
  private final RegisterCall call;

  /**
   * @param serving whether a look-up route for the service runs now
   * @param timeout for one look-up, the register's time included
   */
  public LookUps(
      CamelContext context, Predicate<ServiceId> serving, Duration timeout, Clock clock) {
    this.serving = Objects.requireNonNull(serving, "serving");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.call = new RegisterCall(context, timeout);
  }

  /** Whether a look-up route for the service runs now. */
  boolean serves(ServiceId service) {
    return serving.test(service);
  }

  /**
   * What the register says to a recorded ask.
   *
   * @throws RefusedException NOT_COMPETENT without a route for the service, REGISTER_UNAVAILABLE
   *     when the route failed or took too long, REGISTER_ANSWER_INVALID when what it gave is not of
   *     the look-ups' form, BUSY when too many look-ups are under way
   */
  public Finding find(RecordedAsk recorded) {
    checkKept(recorded.permitted().contract());
    return found(recorded, Optional.empty()).orElseThrow(LookUps::pending);
  }

  /** Events and subscriptions are kept by this node and not looked up. */
  private static void checkKept(Contract contract) {
    if (contract.interaction() == Interaction.EVENT || contract.subscribes().isPresent()) {
      throw new RefusedException(Reason.NOT_COMPETENT, "kept by this node, each by itself");
    }
  }

  /**
   * The same where the answer may come later: empty when the register can't say yet, or can't be
   * reached now.
   *
   * @param ticket the same each time that this ask is resumed, for the register's own bookkeeping
   */
  public Optional<Finding> findLater(RecordedAsk recorded, String ticket) {
    try {
      return found(recorded, Optional.of(ticket));
    } catch (RefusedException e) {
      if (e.reason() == Reason.REGISTER_UNAVAILABLE || e.reason() == Reason.BUSY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the service's route takes many asks at once. */
  boolean takesMany(ServiceId service) {
    return call.takesMany(service);
  }

  /** What the register says to recorded asks of one service, purpose and agreement. */
  List<PerItem<Finding>> findAll(List<PerItem<RecordedAsk>> alike) {
    try {
      var results = results(alike.stream().map(item -> item.value().orElseThrow()).toList());
      return IntStream.range(0, alike.size())
          .mapToObj(at -> alike.get(at).then(recorded -> answered(recorded, results.get(at))))
          .toList();
    } catch (RefusedException e) {
      // the register was read for none of them
      return alike.stream().map(item -> item.then(any -> LookUps.<Finding>refuse(e))).toList();
    }
  }

  private static <T> T refuse(RefusedException e) {
    throw e;
  }

  private List<JsonNode> results(List<RecordedAsk> alike) {
    var permitted = alike.get(0).permitted();
    checkKept(permitted.contract());
    if (!permitted.contract().inBatches()) {
      throw new RefusedException(Reason.NOT_COMPETENT, "not taken among many");
    }
    var ask = permitted.opened().ask();
    var headers = headers(ask.purpose().code(), permitted.agreement());
    var bodies = alike.stream().map(one -> one.permitted().opened().ask().body()).toList();
    return results(ask.service(), headers, bodies);
  }

  private static Finding answered(RecordedAsk recorded, JsonNode result) {
    var permitted = recorded.permitted();
    var body = permitted.opened().ask().body();
    var judgement = Judgement.of(body, permitted.contract().subjects(), ResultReader.read(result));
    return finding(recorded, judgement).orElseThrow(LookUps::pending);
  }

  private static RefusedException pending() {
    return new RefusedException(
        Reason.REGISTER_ANSWER_INVALID, "pending, in a service answered at once");
  }

  private Optional<Finding> found(RecordedAsk recorded, Optional<String> ticket) {
    Objects.requireNonNull(recorded, "recorded");
    var permitted = recorded.permitted();
    Ask ask = permitted.opened().ask();
    var headers = headers(ask.purpose().code(), permitted.agreement());
    ticket.ifPresent(text -> headers.put("tongbanTicket", text));
    if (permitted.contract().twoPhase().isPresent()) {
      headers.put("tongbanAsker", ask.issuer().value());
    }
    var judgement = judge(ask.service(), headers, ask.body(), permitted.contract().subjects());
    return finding(recorded, judgement);
  }

  private static Optional<Finding> finding(RecordedAsk recorded, Judgement judgement) {
    return judgement.outcome() == Outcome.PENDING
        ? Optional.empty()
        : Optional.of(new Finding(recorded, judgement));
  }

  Judgement judge(
      ServiceId service,
      Map<String, Object> headers,
      JsonNode body,
      List<SubjectPointers> subjects) {
    var result = results(service, headers, List.of(body)).get(0);
    return Judgement.of(body, subjects, ResultReader.read(result));
  }

  private List<JsonNode> results(
      ServiceId service, Map<String, Object> headers, List<JsonNode> bodies) {
    if (!serves(service)) {
      throw new RefusedException(
          Reason.NOT_COMPETENT, "no look-up route runs for " + service.value());
    }
    if (takesMany(service)) {
      return call.results(service, bodies, headers);
    }
    return bodies.stream().map(body -> call.result(service, JsonInput.map(body), headers)).toList();
  }

  Map<String, Object> headers(String purpose, Optional<String> agreement) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("tongbanPurpose", purpose);
    headers.put("tongbanToday", LocalDate.ofInstant(clock.instant(), CALENDAR).toString());
    agreement.ifPresent(id -> headers.put("tongbanAgreement", id));
    return headers;
  }

  @Override
  public void close() {
    call.close();
  }
}
