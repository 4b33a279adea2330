package org.tongban.node.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Exchanges a second, from how the counts grew over the last seconds. */
final class Rates {
  private static final Duration SPAN = Duration.ofSeconds(10);

  private final Deque<Look> looks = new ArrayDeque<>();

  private record Look(Instant at, Map<String, Long> totals) {}

  /** Takes down the totals of a moment; a total that fell begins anew. */
  void look(Instant at, Map<String, Long> totals) {
    looks.addLast(new Look(at, Map.copyOf(totals)));
    while (looks.size() > 2 && looks.peekFirst().at().plus(SPAN).isBefore(at)) {
      looks.removeFirst();
    }
  }

  /** Of one peer; 0 until there were two looks. */
  double of(String peer) {
    var first = looks.peekFirst();
    var last = looks.peekLast();
    var millis = first == null ? 0 : Duration.between(first.at(), last.at()).toMillis();
    if (millis <= 0) {
      return 0;
    }
    long grown = last.totals().getOrDefault(peer, 0L) - first.totals().getOrDefault(peer, 0L);
    return Math.max(0, grown) * 1000.0 / millis;
  }
}
