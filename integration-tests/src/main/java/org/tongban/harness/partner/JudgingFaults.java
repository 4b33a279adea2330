package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.tongban.core.refusal.Reason;

/** Regions that let in what they shouldn't, or say no in another way than they should. */
final class JudgingFaults {
  /** Shorter than the kit waits, and longer than copies that race take on a busy machine. */
  private static final Duration SHORT = Duration.ofMillis(600);

  private static final long NAP_MILLIS = 300;

  private JudgingFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "RPL-01", "forgets-ids-soon", (good, trade) -> good.admission(forgetting(trade))),
        Fault.ofSteps(
            "RPL-02",
            "remembers-messages-instead-of-ids",
            (good, trade) -> {
              Set<String> seen = ConcurrentHashMap.newKeySet();
              return good.admission(heard -> seen.add(heard.digest().value()));
            }),
        Fault.ofSteps("RPL-03", "looks-before-it-writes", (good, trade) -> good.admission(racy())),
        Fault.ofSteps(
            "RPL-04",
            "mixes-up-members-ids",
            (good, trade) -> {
              Set<String> seen = ConcurrentHashMap.newKeySet();
              return good.admission(heard -> seen.add(heard.ask().id().toString()));
            }),
        otherwise(
            "VER-01",
            "calls-a-version-unknown",
            Reason.VERSION_NOT_ACCEPTED,
            no -> new Steps.No(Reason.CATALOGUE_ITEM_UNKNOWN.code(), no.accepts())),
        otherwise(
            "VER-02",
            "keeps-its-versions-to-itself",
            Reason.VERSION_NOT_ACCEPTED,
            no -> new Steps.No(no.reason(), List.of())),
        otherwise(
            "VER-04",
            "fails-on-unknown-services",
            Reason.CATALOGUE_ITEM_UNKNOWN,
            no -> new Steps.No(Reason.INTERNAL_ERROR.code(), List.of())),
        lets("CON-01", "lets-a-larger-body-pass", Reason.SCHEMA_VIOLATION, JudgingFaults::isLarger),
        lets(
            "CON-02",
            "lets-an-empty-body-pass",
            Reason.SCHEMA_VIOLATION,
            (heard, trade) -> heard.ask().body().isEmpty()),
        lets("CON-03", "lets-any-purpose-pass", Reason.PURPOSE_NOT_ALLOWED, (heard, trade) -> true),
        lets(
            "LAT-01",
            "answers-what-resumes-nothing",
            Reason.EXCHANGE_UNKNOWN,
            (heard, trade) -> true),
        Fault.ofSteps(
            "EVT-01",
            "takes-no-events",
            (good, trade) ->
                good.judging(
                    judging ->
                        heard ->
                            isEvent(heard)
                                ? Optional.of(new Steps.No(Reason.NOT_PERMITTED.code(), List.of()))
                                : judging.judge(heard))),
        Fault.ofSteps(
            "EVT-02",
            "refuses-what-is-told-again",
            (good, trade) -> {
              Set<String> told = ConcurrentHashMap.newKeySet();
              return good.judging(
                  judging ->
                      heard ->
                          isEvent(heard) && !told.add(heard.ask().body().toString())
                              ? Optional.of(new Steps.No(Reason.SEEN_BEFORE.code(), List.of()))
                              : judging.judge(heard));
            }),
        lets("EVT-03", "takes-the-last-word", Reason.EVENT_ALTERED, (heard, trade) -> true),
        lets(
            "EVT-04",
            "corrects-what-was-never-told",
            Reason.EVENT_CORRECTION_UNKNOWN,
            (heard, trade) -> true),
        Fault.ofSteps(
            "EVT-05",
            "takes-no-corrections",
            (good, trade) ->
                good.judging(
                    judging ->
                        heard ->
                            heard.ask().body().has("corrects")
                                ? Optional.of(
                                    new Steps.No(Reason.EVENT_CORRECTION_UNKNOWN.code(), List.of()))
                                : judging.judge(heard))),
        lets(
            "EVT-06",
            "takes-what-is-still-to-come",
            Reason.SCHEMA_VIOLATION,
            (heard, trade) -> heard.ask().body().path("occurredOn").asText().startsWith("2999")),
        lets(
            "CON-04",
            "lets-any-basis-pass",
            Reason.NO_LEGAL_BASIS,
            (heard, trade) -> heard.single()),
        lets(
            "E2E-05",
            "answers-in-the-open-what-is-secret",
            Reason.SCHEMA_VIOLATION,
            (heard, trade) -> !heard.encrypted() && keeps(heard, trade)));
  }

  private static boolean isEvent(Heard heard) {
    return heard.ask().body().has("eventId");
  }

  static Fault lets(String check, String name, Reason reason, BiPredicate<Heard, Trade> when) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.judging(
                judging ->
                    heard ->
                        judging
                            .judge(heard)
                            .filter(
                                no ->
                                    !no.reason().equals(reason.code())
                                        || !when.test(heard, trade))));
  }

  private static Fault otherwise(
      String check, String name, Reason reason, UnaryOperator<Steps.No> change) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.judging(
                judging ->
                    heard ->
                        judging
                            .judge(heard)
                            .map(no -> no.reason().equals(reason.code()) ? change.apply(no) : no)));
  }

  /** Whether the body is good without one of its members. */
  private static boolean isLarger(Heard heard, Trade trade) {
    var names = new java.util.ArrayList<String>();
    heard.ask().body().fieldNames().forEachRemaining(names::add);
    return names.stream()
        .anyMatch(
            name -> {
              var less = JsonNodeFactory.instance.objectNode();
              heard.ask().body().properties().stream()
                  .filter(member -> !member.getKey().equals(name))
                  .forEach(member -> less.set(member.getKey(), member.getValue()));
              return Bodies.good(trade, heard.ask(), less);
            });
  }

  private static boolean keeps(Heard heard, Trade trade) {
    return Bodies.good(trade, heard.ask(), heard.ask().body());
  }

  private static Steps.Admission forgetting(Trade trade) {
    Map<String, Instant> seen = new ConcurrentHashMap<>();
    return heard -> {
      var now = trade.clock().instant();
      var before = seen.putIfAbsent(heard.ask().id().toString() + heard.ask().issuer(), now);
      return Optional.ofNullable(before).filter(at -> at.plus(SHORT).isAfter(now)).isEmpty();
    };
  }

  private static Steps.Admission racy() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Map<String, CountDownLatch> looked = new ConcurrentHashMap<>();
    return heard -> {
      var id = heard.ask().issuer() + " " + heard.ask().id();
      if (seen.contains(id)) {
        return false;
      }
      var both = looked.computeIfAbsent(id, first -> new CountDownLatch(2));
      both.countDown();
      try {
        // until a second one has looked, on however slow a machine, if one comes at all
        both.await(NAP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      seen.add(id);
      return true;
    };
  }
}
