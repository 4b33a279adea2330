package org.tongban.node.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.node.console.overview.JournalCounts.Kind;
import org.tongban.node.console.overview.Peer.State;

/**
 * Looks at journal, directory and metrics, at most once in a second however many people look at the
 * page, and not at all while nobody does.
 */
public final class Overview {
  private static final Duration EVERY = Duration.ofMillis(900);
  private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);
  private static final Duration EARLY = Duration.ofDays(30);
  private static final long SLOW = 2_000;
  private static final int LAST = 20;
  private static final Set<String> REFUSALS = Set.of("REFUSED", "ERROR", "IDENTITY_MISMATCH");

  private final MemberCode self;
  private final Supplier<Directory> directory;
  private final Supplier<Map<String, Long>> resting;
  private final JournalCounts journal;
  private final Gauges gauges;
  private final Clock clock;
  private final Rates rates = new Rates();

  private Snapshot snapshot;
  private Instant looked = Instant.MIN;
  private Instant measured = Instant.MIN;
  private Map<String, Long> values = Map.of();
  private Map<String, Long> waits = Map.of();

  /**
   * @param resting members that can't be reached, by code
   */
  Overview(
      MemberCode self,
      Supplier<Directory> directory,
      Supplier<Map<String, Long>> resting,
      JournalCounts journal,
      Gauges gauges,
      Clock clock) {
    this.self = self;
    this.directory = directory;
    this.resting = resting;
    this.journal = journal;
    this.gauges = gauges;
    this.clock = clock;
  }

  /** How it is now, or was less than a second ago. */
  synchronized Snapshot now() {
    var now = clock.instant();
    if (snapshot == null || now.isAfter(looked.plus(EVERY))) {
      if (measured.equals(Instant.MIN) || now.isAfter(measured.plus(MEASURE_EVERY))) {
        values = gauges.now();
        waits = journal.waited();
        measured = now;
      }
      snapshot = look(now);
      looked = now;
    }
    return snapshot;
  }

  private Snapshot look(Instant now) {
    var counts = journal.today(now);
    rates.look(now, sums(counts, Set.of("ASK_SENT", "ASK_RECEIVED"), ""));
    return new Snapshot(
        peers(counts, now),
        sum(counts, "ASK_SENT"),
        sum(counts, "ASK_RECEIVED"),
        outcomes(counts),
        failures(counts),
        values,
        journal.last(LAST));
  }

  private List<Peer> peers(Map<Kind, Long> counts, Instant now) {
    var out = sums(counts, Set.of("ASK_SENT"), "");
    var in = sums(counts, Set.of("ASK_RECEIVED"), "");
    var failed = sums(counts, Set.of("DELIVERY_FAILED", "UNDELIVERED", "REFUSAL_SENT"), "");
    sums(counts, Set.of("ANSWER_RECEIVED"), "REFUSED")
        .forEach((peer, count) -> failed.merge(peer, count, Long::sum));
    var away = resting.get().keySet();
    var missed = journal.missed();
    return directory.get().members().stream()
        .filter(member -> !member.code().equals(self))
        .map(
            member -> {
              var code = member.code().value();
              boolean spoke = out.containsKey(code) || in.containsKey(code);
              return new Peer(
                  member,
                  state(member, away.contains(code) || missed.containsKey(code), spoke, now),
                  rates.of(code),
                  out.getOrDefault(code, 0L),
                  in.getOrDefault(code, 0L),
                  failed.getOrDefault(code, 0L),
                  waits.getOrDefault(code, -1L),
                  missed.getOrDefault(code, ""));
            })
        .toList();
  }

  private State state(Member member, boolean away, boolean spoke, Instant now) {
    if (away || !member.active()) {
      return State.DOWN;
    }
    if (member.keys().stream()
        .filter(key -> !key.revoked())
        .anyMatch(key -> key.to().isBefore(now.plus(EARLY)) && key.to().isAfter(now))) {
      return State.EXPIRING;
    }
    if (waits.getOrDefault(member.code().value(), -1L) > SLOW) {
      return State.SLOW;
    }
    return spoke ? State.GOOD : State.QUIET;
  }

  private static Map<String, Long> outcomes(Map<Kind, Long> counts) {
    var found = new TreeMap<String, Long>();
    counts.forEach(
        (kind, count) -> {
          if (kind.kind().equals("ANSWER_RECEIVED") && !kind.outcome().isEmpty()) {
            found.merge(kind.outcome(), count, Long::sum);
          }
        });
    return found;
  }

  private static Map<String, Long> failures(Map<Kind, Long> counts) {
    var found = new TreeMap<String, Long>();
    counts.forEach(
        (kind, count) -> {
          var hop =
              switch (kind.kind()) {
                case "LOCAL_REFUSAL" -> "here";
                case "DELIVERY_FAILED", "UNDELIVERED" -> "way";
                case "ANSWER_RECEIVED" -> REFUSALS.contains(kind.outcome()) ? "there" : "";
                case "REFUSAL_SENT" -> "ours";
                case "MESSAGE_REJECTED" -> "rejected";
                default -> "";
              };
          if (!hop.isEmpty()) {
            found.merge(hop, count, Long::sum);
          }
        });
    return found;
  }

  private static long sum(Map<Kind, Long> counts, String kind) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().kind().equals(kind))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** By peer; an empty outcome for any. */
  private static Map<String, Long> sums(Map<Kind, Long> counts, Set<String> kinds, String outcome) {
    var found = new TreeMap<String, Long>();
    counts.forEach(
        (kind, count) -> {
          if (kinds.contains(kind.kind())
              && (outcome.isEmpty() || outcome.equals(kind.outcome()))) {
            found.merge(kind.peer(), count, Long::sum);
          }
        });
    return found;
  }
}
