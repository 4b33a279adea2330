package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.core.seal.SubjectMark;
import org.tongban.node.store.SubscriptionStore;

/**
 * Keeps which member is told what happens to a person, under an agreement and until a day. Whether
 * the person is known here is not looked at, and so not told.
 */
public final class SubscriptionAsks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String UNTIL = "until";

  private final SubscriptionStore store;
  private final Supplier<SubjectKeys> subjects;
  private final Function<String, Optional<LocalDate>> agreements;
  private final Clock clock;

  /**
   * @param subjects the keys under which persons are marked
   * @param agreements the last day of an agreement
   */
  public SubscriptionAsks(
      SubscriptionStore store,
      Supplier<SubjectKeys> subjects,
      Function<String, Optional<LocalDate>> agreements,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.agreements = Objects.requireNonNull(agreements, "agreements");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Subscribes, prolongs or cancels.
   *
   * @throws RefusedException {@code NOT_PERMITTED} where the rule that decided needs no agreement,
   *     {@code SCHEMA_VIOLATION} for a day that is over
   */
  public LookedUp find(RecordedAsk recorded) {
    var permitted = recorded.permitted();
    return new Finding(
        recorded, judged(permitted.opened().ask(), permitted.contract(), permitted.agreement()));
  }

  Judgement judged(Ask ask, Contract contract, Optional<String> agreement) {
    var under =
        agreement.orElseThrow(
            () -> new RefusedException(Reason.NOT_PERMITTED, "a subscription needs an agreement"));
    var body = ask.body();
    var person = body.at(contract.subjects().get(0).idNumber()).asText();
    var about = subjects.get().marks(person);
    return body.path("step").asText().equals("CANCEL")
        ? cancel(ask, about)
        : subscribe(ask, about, under, until(body, contract, under));
  }

  private Judgement subscribe(Ask ask, List<SubjectMark> about, String agreement, LocalDate until) {
    var types =
        StreamSupport.stream(ask.body().path("eventTypes").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    var wish = new SubscriptionStore.Wish(ask, caseRef(ask), about, types, agreement, until);
    return said(store.subscribe(wish, clock.instant()), "ACTIVE", until);
  }

  /** The earliest of what is wished, what the agreement covers, and as long as the ask is kept. */
  private LocalDate until(JsonNode body, Contract contract, String agreement) {
    var wished = LocalDate.parse(body.path(UNTIL).asText());
    if (wished.isBefore(today())) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION, List.of(new Violation("/body/until", "is a day that is over")));
    }
    var end = agreements.apply(agreement).orElseGet(this::today);
    var kept = today().plusDays(contract.retentionDays() - 1L);
    return earlier(wished, earlier(end, kept));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private Judgement cancel(Ask ask, List<SubjectMark> about) {
    return store
        .cancel(ask.issuer(), caseRef(ask), about, today(), clock.instant())
        .map(id -> said(id, "ENDED", today()))
        .orElseGet(
            () -> new Judgement(Outcome.NOT_FOUND, Optional.empty(), List.of(), Optional.empty()));
  }

  private static String caseRef(Ask ask) {
    return ask.body().path("caseRef").asText();
  }

  private static Judgement said(UUID id, String state, LocalDate until) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("subscriptionId", id.toString()).put("state", state).put(UNTIL, until.toString());
    return new Judgement(Outcome.POSITIVE, Optional.empty(), List.of(), Optional.of(json));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }
}
