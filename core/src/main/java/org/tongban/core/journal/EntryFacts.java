package org.tongban.core.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * What an entry states beside its evidence. None of it may be an identity: facts are indexed and
 * shown, evidence is not.
 *
 * @param at by this node's clock, in whole microseconds, which is what storage keeps
 * @param exchange id of the ask that it is about; empty where none could be read
 * @param peer the other member, as far as it is proven
 * @param reason code of a refusal, a failure or an error
 * @param rule name of the access rule that allowed it
 */
public record EntryFacts(
    EntryKind kind,
    Instant at,
    Optional<MessageId> exchange,
    Optional<MemberCode> peer,
    Optional<ServiceId> service,
    Optional<Purpose> purpose,
    Optional<Outcome> outcome,
    Optional<String> reason,
    Optional<String> rule) {
  /** Longest reason or rule, in code points. */
  public static final int MAX_TEXT = 200;

  public EntryFacts {
    Objects.requireNonNull(kind, "kind");
    at = at.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(outcome, "outcome");
    reason.ifPresent(text -> check("reason", text));
    rule.ifPresent(text -> check("rule", text));
  }

  /** Nothing but a kind and a time; the {@code with} methods add the rest. */
  public static EntryFacts of(EntryKind kind, Instant at) {
    return new EntryFacts(
        kind,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, about this exchange. */
  public EntryFacts withExchange(Optional<MessageId> id) {
    return new EntryFacts(kind, at, id, peer, service, purpose, outcome, reason, rule);
  }

  /** The same, with this other member. */
  public EntryFacts withPeer(Optional<MemberCode> member) {
    return new EntryFacts(kind, at, exchange, member, service, purpose, outcome, reason, rule);
  }

  /** The same, on what was asked and why. */
  public EntryFacts withSubject(ServiceId asked, Purpose why) {
    return new EntryFacts(
        kind, at, exchange, peer, Optional.of(asked), Optional.of(why), outcome, reason, rule);
  }

  /** The same, with what came of it. */
  public EntryFacts withOutcome(Outcome what) {
    return new EntryFacts(
        kind, at, exchange, peer, service, purpose, Optional.of(what), reason, rule);
  }

  /** The same, with the code of what was wrong. */
  public EntryFacts withReason(Optional<String> code) {
    return new EntryFacts(kind, at, exchange, peer, service, purpose, outcome, code, rule);
  }

  /** The same, with the name of the rule that allowed it. */
  public EntryFacts withRule(String name) {
    return new EntryFacts(
        kind, at, exchange, peer, service, purpose, outcome, reason, Optional.of(name));
  }

  /** What can't be stored and read back to the same characters must never reach the hash. */
  private static void check(String what, String text) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_TEXT || !printable(text)) {
      throw new IllegalArgumentException(what + " must be 1 to 200 printable characters");
    }
  }

  private static boolean printable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
