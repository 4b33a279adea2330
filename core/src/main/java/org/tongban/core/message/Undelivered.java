package org.tongban.core.message;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;

/**
 * What the asking member itself states of an ask that it could never hand over. It is its own word
 * and no other's: of the asked member it says nothing. PROTOCOL.md, Never handed over.
 *
 * @param issuer the asking member
 * @param to who could not be reached
 * @param ask id of the ask, and of the exchange
 * @param askDigest digest of the ask's signed bytes
 * @param hop where the last try ended
 * @param reason why
 * @param tries at least 1
 * @param from when the ask was kept to be handed over
 * @param until when it was given up
 */
public record Undelivered(
    MessageId id,
    MemberCode issuer,
    MemberCode to,
    Instant issuedAt,
    MessageId ask,
    Digest askDigest,
    Hop hop,
    Reason reason,
    int tries,
    Instant from,
    Instant until) {
  public Undelivered {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(askDigest, "askDigest");
    Objects.requireNonNull(hop, "hop");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (tries < 1 || until.isBefore(from)) {
      throw new IllegalArgumentException("it was tried at least once, from then until later");
    }
  }
}
