package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The second message of an exchange.
 *
 * @param inReplyTo the ask's id; empty only in the refusal of a message that could not be opened
 * @param askDigest digest of the signed bytes that are answered
 * @param reason code of a refusal or an error
 * @param accepts the versions of the service that are answered; only in the refusal of another one
 * @param asOf when the register's content was true
 * @param body the service's own part; present where the outcome carries facts
 * @param items the answers to the items of the ask, in their order; then there is no body, and the
 *     outcome is POSITIVE where every item was answered and PARTIAL where some were not
 */
public record Answer(
    MessageId id,
    MemberCode issuer,
    MemberCode audience,
    Instant issuedAt,
    Optional<MessageId> inReplyTo,
    Digest askDigest,
    Outcome outcome,
    Optional<String> reason,
    List<ServiceVersion> accepts,
    Optional<Instant> asOf,
    List<Missing> missing,
    Optional<JsonNode> body,
    List<AnswerItem> items) {
  public Answer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(inReplyTo, "inReplyTo");
    Objects.requireNonNull(askDigest, "askDigest");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    accepts = List.copyOf(accepts);
    Objects.requireNonNull(asOf, "asOf");
    missing = List.copyOf(missing);
    Objects.requireNonNull(body, "body");
    if (inReplyTo.isEmpty() && outcome != Outcome.REFUSED) {
      throw new IllegalArgumentException("only a refusal may leave open which ask it answers");
    }
    outcome.checkReason(reason);
    if (!accepts.isEmpty() && outcome != Outcome.REFUSED) {
      throw new IllegalArgumentException("only a refusal says which versions are accepted");
    }
    items = List.copyOf(items);
    if (!items.isEmpty() && (body.isPresent() || outcome != outcome(items))) {
      throw new IllegalArgumentException("an answer with items says only whether all are answered");
    }
  }

  /** An answer to a single ask. */
  public Answer(
      MessageId id,
      MemberCode issuer,
      MemberCode audience,
      Instant issuedAt,
      Optional<MessageId> inReplyTo,
      Digest askDigest,
      Outcome outcome,
      Optional<String> reason,
      List<ServiceVersion> accepts,
      Optional<Instant> asOf,
      List<Missing> missing,
      Optional<JsonNode> body) {
    this(
        id, issuer, audience, issuedAt, inReplyTo, askDigest, outcome, reason, accepts, asOf,
        missing, body, List.of());
  }

  /** What an answer with these items says of them all. */
  public static Outcome outcome(List<AnswerItem> items) {
    return items.stream().anyMatch(AnswerItem::refused) ? Outcome.PARTIAL : Outcome.POSITIVE;
  }
}
