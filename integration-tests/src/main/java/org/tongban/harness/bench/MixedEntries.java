package org.tongban.harness.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;

/**
 * Entries of exchanges in both directions, with all members and about all services, over the last
 * thirty days; one of forty exchanges fails.
 */
final class MixedEntries implements Supplier<EntryFacts> {
  private static final Duration SPAN = Duration.ofDays(30);
  private static final int FAILS = 40;
  private static final Purpose PURPOSE = new Purpose("ASSISTANCE_REVIEW");

  private final Instant begin;
  private final Duration step;
  private final List<MemberCode> peers;
  private final List<ServiceId> services;
  private int made;
  private MessageId exchange = MessageId.next();

  MixedEntries(Instant end, int entries, List<MemberCode> peers, List<ServiceId> services) {
    this.begin = end.minus(SPAN);
    this.step = SPAN.dividedBy(entries);
    this.peers = List.copyOf(peers);
    this.services = List.copyOf(services);
  }

  /** An exchange of theirs. */
  MessageId exchange() {
    return exchange;
  }

  @Override
  public EntryFacts get() {
    int number = made / 2;
    boolean answer = made % 2 == 1;
    var at = begin.plus(step.multipliedBy(made));
    made++;
    exchange = answer ? exchange : MessageId.next();
    boolean ours = number % 3 != 0;
    boolean fails = answer && number % FAILS == 0;
    return new EntryFacts(
        kind(ours, answer, fails),
        at,
        Optional.of(exchange),
        Optional.of(peers.get(number % peers.size())),
        Optional.of(services.get(number * 7 % services.size())),
        Optional.of(PURPOSE),
        answer && !fails ? Optional.of(outcome(number)) : Optional.empty(),
        fails ? Optional.of(reason(ours)) : Optional.empty(),
        Optional.empty());
  }

  private static EntryKind kind(boolean ours, boolean answer, boolean fails) {
    if (!answer) {
      return ours ? EntryKind.ASK_SENT : EntryKind.ASK_RECEIVED;
    }
    if (fails) {
      return ours ? EntryKind.DELIVERY_FAILED : EntryKind.REFUSAL_SENT;
    }
    return ours ? EntryKind.ANSWER_RECEIVED : EntryKind.ANSWER_SENT;
  }

  private static Outcome outcome(int number) {
    return number % 5 == 0 ? Outcome.NOT_FOUND : Outcome.POSITIVE;
  }

  private static String reason(boolean ours) {
    return (ours ? Reason.PEER_TIMEOUT : Reason.REGISTER_UNAVAILABLE).code();
  }
}
