package org.tongban.core.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one member tells another of a matter that is answered later: a fact about its way, never
 * about anybody. It decides nothing; PROTOCOL.md, Notices.
 *
 * @param ticket under which the asked member keeps the matter, 1 to 64 of {@code A-Za-z0-9._-}
 * @param due last day of the answer, in China
 * @param over working days since that day, 0 before its end; with {@code ESCALATION} at least 1
 * @param owes the member that has not answered; with {@code ESCALATION} and never else
 */
public record Notice(
    MessageId id,
    MemberCode issuer,
    MemberCode audience,
    Instant issuedAt,
    Kind kind,
    String ticket,
    ServiceId service,
    LocalDate due,
    int over,
    Optional<MemberCode> owes) {
  /** Most working days that are said; who waits longer than ten years has other means. */
  public static final int MOST_OVER = 3_000;

  private static final int LAST_YEAR = 9999;
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** What is told. */
  public enum Kind {
    /** The asked member to the asker: it is worth resuming now. */
    READY,
    /** The asker to the asked member: the answer is due soon, or overdue. */
    REMINDER,
    /** The asker to the member above the asked one: the answer is overdue. */
    ESCALATION
  }

  public Notice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(ticket, "ticket");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(owes, "owes");
    if (!isTicket(ticket)) {
      throw new IllegalArgumentException("a ticket takes 1 to 64 of A-Za-z0-9._-");
    }
    if (due.getYear() < 1 || due.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("no day of an answer");
    }
    if (over < 0 || over > MOST_OVER || kind == Kind.READY && over != 0) {
      throw new IllegalArgumentException("days over are 0 to " + MOST_OVER);
    }
    if (owes.isPresent() != (kind == Kind.ESCALATION) || owes.isPresent() && over == 0) {
      throw new IllegalArgumentException("an escalation says who owes and how long, no other does");
    }
  }

  /** Whether a ticket can be written so. */
  public static boolean isTicket(String text) {
    return TICKET.matcher(text).matches();
  }
}
