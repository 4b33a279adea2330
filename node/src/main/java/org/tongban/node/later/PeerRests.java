package org.tongban.node.later;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.node.job.Backoff;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.store.RestBook;

/**
 * Lets asks rest that wait for a member which could not be reached several times in a row: then one
 * of them alone tries again, ever more seldom, and when it gets through, all the others do at once.
 * Whoever is to be answered now is not held up by it.
 */
public final class PeerRests {
  /** So many failures in a row, of whatever asks, bring rest. */
  static final int ENOUGH = 3;

  private static final Logger LOG = LoggerFactory.getLogger(PeerRests.class);
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(2);
  private static final Set<Reason> AWAY = EnumSet.of(Reason.PEER_UNREACHABLE, Reason.PEER_TIMEOUT);

  private final RestBook book;
  private final Backoff backoff;
  private final Clock clock;

  /**
   * @param backoff between two tries
   */
  public PeerRests(RestBook book, Backoff backoff, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.backoff = Objects.requireNonNull(backoff, "backoff");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Whether an ask is to rest.
   *
   * @return for how long; empty where it may be tried, perhaps as the only one
   */
  Optional<Duration> rest(MemberCode member, MessageId exchange) {
    var now = clock.instant();
    if (end(member, now).isEmpty() || book.probe(member, now, now.plus(LONGEST_PROBE))) {
      return Optional.empty();
    }
    book.rest(exchange);
    // it may have been reached while this was noted
    return end(member, now).map(end -> Duration.between(now, end));
  }

  private Optional<Instant> end(MemberCode member, Instant now) {
    return book.find(member)
        .filter(rest -> rest.failures() >= ENOUGH)
        .map(
            rest ->
                now.isBefore(rest.until())
                    ? rest.until()
                    : rest.probeUntil().filter(now::isBefore).orElse(now));
  }

  /** Notes what came of a try. */
  void tried(MemberCode member, Object reply) {
    if (reply instanceof RecordedArrival) {
      reached(member);
    } else if (reply instanceof LocalRefusal no && AWAY.contains(no.refusal().reason())) {
      var now = clock.instant();
      book.missed(
          member, ENOUGH, now, failures -> now.plus(backoff.after(Math.max(0, failures - ENOUGH))));
    }
  }

  private void reached(MemberCode member) {
    if (book.reached(member)) {
      LOG.info("{} can be reached again: what waits for it goes now", member);
      book.release(member, FetchJob.TASK, clock.instant());
    }
  }

  /** How many asks rest, by the member that can't be reached. */
  public Map<String, Long> resting() {
    return book.resting(ENOUGH);
  }
}
