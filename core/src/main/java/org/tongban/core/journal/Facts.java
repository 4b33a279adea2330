package org.tongban.core.journal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;

/** Begins the facts of entries that happen now. */
final class Facts {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Clock clock;

  Facts(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  EntryFacts of(EntryKind kind, Ask ask, MemberCode peer) {
    return at(kind)
        .withExchange(Optional.of(ask.id()))
        .withPeer(Optional.of(peer))
        .withSubject(ask.service(), ask.purpose());
  }

  EntryFacts at(EntryKind kind) {
    return EntryFacts.of(kind, clock.instant());
  }

  /** A peer's reason is free text until proven otherwise; facts are shown, so only a code is. */
  static Optional<String> readable(Optional<String> reason) {
    return reason.map(text -> CODE.matcher(text).matches() ? text : "unreadable");
  }
}
