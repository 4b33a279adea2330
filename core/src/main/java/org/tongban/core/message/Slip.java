package org.tongban.core.message;

import java.time.Instant;
import java.util.Objects;

/**
 * What the code on a printed slip says of an exchange: who asked whom, for what, and what came of
 * it; nobody's identity and nothing of the content.
 *
 * @param issuer the member that printed it: the one that asked or the one that was asked
 * @param issuedAt in whole seconds
 * @param exchange id of the ask
 * @param answerer who was asked
 * @param answeredAt when the answer was signed
 * @param answer digest of the answer's signed bytes, as a proof holds them
 */
public record Slip(
    MemberCode issuer,
    Instant issuedAt,
    MessageId exchange,
    MemberCode asker,
    MemberCode answerer,
    ServiceId service,
    Purpose purpose,
    Outcome outcome,
    Instant answeredAt,
    Digest answer) {
  public Slip {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(asker, "asker");
    Objects.requireNonNull(answerer, "answerer");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(answeredAt, "answeredAt");
    Objects.requireNonNull(answer, "answer");
    if (!issuer.equals(asker) && !issuer.equals(answerer)) {
      throw new IllegalArgumentException("a slip is printed by one of the two members");
    }
  }
}
