package org.tongban.core.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how far an ask has come that is answered later. It decides nothing and tells no fact.
 *
 * @param inReplyTo the ask's id
 * @param askDigest digest of the ask's bytes as the issuer received them: the signed bytes, and of
 *     a relay, which can't see those, the bytes on the wire
 * @param ticket under which the asked member keeps it, 1 to 64 of {@code A-Za-z0-9._-}; a relay has
 *     none
 * @param due last day of the answer, in China; with {@code ACCEPTED} and never else
 */
public record Receipt(
    MessageId id,
    MemberCode issuer,
    MemberCode audience,
    Instant issuedAt,
    MessageId inReplyTo,
    Digest askDigest,
    Step step,
    Optional<String> ticket,
    Optional<LocalDate> due) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LAST_YEAR = 9999;

  public Receipt {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(inReplyTo, "inReplyTo");
    Objects.requireNonNull(askDigest, "askDigest");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(ticket, "ticket");
    Objects.requireNonNull(due, "due");
    if (ticket.isPresent() == (step == Step.RELAYED)) {
      throw new IllegalArgumentException("the asked member has a ticket for it, a relay has none");
    }
    if (ticket.isPresent() && !TICKET.matcher(ticket.get()).matches()) {
      throw new IllegalArgumentException("a ticket takes 1 to 64 of A-Za-z0-9._-");
    }
    if (due.isPresent() != (step == Step.ACCEPTED)) {
      throw new IllegalArgumentException("who accepts says by when, and nobody else does");
    }
    if (due.isPresent() && (due.get().isBefore(dayOf(issuedAt)) || tooFar(due.get()))) {
      throw new IllegalArgumentException("an answer is due on the day of the receipt or later");
    }
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, CHINA);
  }

  private static boolean tooFar(LocalDate due) {
    return due.getYear() > LAST_YEAR;
  }
}
