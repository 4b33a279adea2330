package org.tongban.node.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.identity.NameMatch;
import org.tongban.core.identity.Names;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.SentStore;
import org.tongban.node.store.Subscription;
import org.tongban.node.store.SubscriptionStore;

/**
 * Tells subscribers what happened to one of our people: that it happened and when, as far as
 * today's rules let each of them know.
 */
public final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Told again later, these may pass. */
  private static final Set<Reason> PASSING =
      EnumSet.of(Reason.JOURNAL_UNAVAILABLE, Reason.BUSY, Reason.CALENDAR_UNKNOWN);

  private final SubscriptionStore store;
  private final SubscribedAsks asks;
  private final Supplier<SubjectKeys> subjects;
  private final Supplier<Catalogue> catalogue;
  private final Policy policy;
  private final SentEvents events;
  private final SentStore sent;
  private final Clock clock;

  /**
   * @param asks by which members subscribed
   * @param subjects the keys under which persons are marked
   * @param policy judges each subscription again
   */
  public Changes(
      SubscriptionStore store,
      SubscribedAsks asks,
      Supplier<SubjectKeys> subjects,
      Supplier<Catalogue> catalogue,
      Policy policy,
      SentEvents events,
      SentStore sent,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.asks = Objects.requireNonNull(asks, "asks");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.events = Objects.requireNonNull(events, "events");
    this.sent = Objects.requireNonNull(sent, "sent");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** What was told: nothing of to whom. */
  public record Told(UUID change, int count) {}

  /**
   * Tells each subscriber once, however often this is repeated.
   *
   * @param json of {@link Change}
   * @throws RefusedException {@code REQUEST_MALFORMED, SCHEMA_VIOLATION}, and what may pass
   */
  public Told tell(byte[] json, Actor actor) {
    var change = Change.read(json, today());
    var about = subjects.get().marks(change.number());
    int count = 0;
    for (var one : store.live(about, change.eventType(), today())) {
      count += told(change, one, actor) ? 1 : 0;
    }
    return new Told(change.id(), count);
  }

  private boolean told(Change change, Subscription one, Actor actor) {
    try {
      var contract = permitted(change, one);
      if (contract.isEmpty() || correctsNothing(change, one)) {
        return false;
      }
      events.send(contract.get().service(), actor, request(change, one, contract.get().ask()));
      return true;
    } catch (RefusedException e) {
      if (PASSING.contains(e.reason())) {
        throw e;
      }
      LOG.warn("Subscription {} was not told of a change: {}", one.id(), e.getMessage());
      return false;
    }
  }

  /** What is sent, and by which ask it was subscribed to. */
  private record Due(ServiceId service, Ask ask) {}

  private Optional<Due> permitted(Change change, Subscription one) {
    var ask = asks.of(one);
    if (ask.isEmpty()) {
      return Optional.empty();
    }
    var valid = catalogue.get().checkAsk(ask.get());
    Contract contract = valid.contract();
    var name = ask.get().body().at(contract.subjects().get(0).name()).asText();
    boolean same = Names.compare(name, change.name()) != NameMatch.MISMATCH;
    return contract
        .subscribes()
        .filter(service -> same && policy.stillPermits(ask.get(), valid))
        .map(service -> new Due(service, ask.get()));
  }

  /** Who was not told of what was wrong needs no correction. */
  private boolean correctsNothing(Change change, Subscription one) {
    return change.corrects().isPresent()
        && sent.find(one.member(), Change.event(change.corrects().get(), one.id())).isEmpty();
  }

  private static byte[] request(Change change, Subscription one, Ask ask) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("to", one.member().value());
    json.put("purpose", ask.purpose().code());
    var basis = json.putObject("basis");
    basis.put("type", ask.basis().type().name()).put("ref", ask.basis().ref());
    ask.basis().digest().ifPresent(digest -> basis.put("digest", digest.value()));
    ask.agreement().ifPresent(agreement -> json.put("agreement", agreement));
    json.set("body", body(change, one));
    return StrictJson.write(json);
  }

  private static JsonNode body(Change change, Subscription one) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("eventId", Change.event(change.id(), one.id()).toString());
    body.put("eventType", change.eventType());
    body.put("subscriptionId", one.id().toString());
    body.put("caseRef", one.caseRef());
    body.put("occurredOn", change.occurredOn().toString());
    change
        .corrects()
        .ifPresent(wrong -> body.put("corrects", Change.event(wrong, one.id()).toString()));
    change.correction().ifPresent(how -> body.put("correction", how));
    return body;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  /** The asks by which members subscribed; empty where one was erased after its retention. */
  @FunctionalInterface
  public interface SubscribedAsks {
    Optional<Ask> of(Subscription subscription);
  }
}
