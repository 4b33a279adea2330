package org.tongban.node.proof;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.message.Digest;
import org.tongban.core.proof.EvidenceRecord;
import org.tongban.core.proof.ProofException;
import org.tongban.core.proof.TimeStamp;
import org.tongban.node.store.RenewalStore;
import org.tongban.node.store.RenewalStore.Renewed;
import org.tongban.node.store.StampStore.KeptStamp;
import org.tongban.node.store.StoreException;

/**
 * Has time-stamps renewed before their certificates or algorithms end, one new stamp for many old
 * ones (RFC 4998). A new one that would end no later is of no use and not kept.
 */
public final class Renewing {
  private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);
  private static final int AT_ONCE = 1000;

  private final RenewalStore renewals;
  private final Optional<StampAuthorities> authorities;
  private final Duration before;
  private final Clock clock;

  /**
   * @param authorities empty where nobody stamps
   * @param before how long before its end a stamp is renewed
   */
  public Renewing(
      RenewalStore renewals, Optional<StampAuthorities> authorities, Duration before, Clock clock) {
    this.renewals = renewals;
    this.authorities = authorities;
    this.before = before;
    this.clock = clock;
  }

  /** At intervals. */
  @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
  public void atIntervals() {
    try {
      int renewed = now();
      if (renewed > 0) {
        LOG.info("{} time-stamps were renewed", renewed);
      }
    } catch (StoreException | IOException e) {
      LOG.warn("Time-stamps can't be renewed now: {}", e.getMessage());
    }
  }

  /**
   * Renews what ends soon, as far as that can be had.
   *
   * @return how many were renewed
   */
  public synchronized int now() throws IOException {
    if (authorities.isEmpty()) {
      return 0;
    }
    var trusted = authorities.get().trusted();
    return first(authorities.get(), trusted) + again(authorities.get(), trusted);
  }

  private int first(StampAuthorities asked, List<X509Certificate> trusted) {
    int renewed = 0;
    long after = 0;
    for (var some = renewals.neverRenewed(after, AT_ONCE);
        !some.isEmpty();
        some = renewals.neverRenewed(after, AT_ONCE)) {
      var due = some.stream().filter(one -> soon(one, trusted)).toList();
      renewed += due.isEmpty() ? 0 : first(due, asked, trusted);
      after = some.get(some.size() - 1).size();
    }
    return renewed;
  }

  private boolean soon(KeptStamp kept, List<X509Certificate> trusted) {
    try {
      return soon(TimeStamp.read(kept.stamp().token()).end(trusted));
    } catch (ProofException e) {
      // nobody trusts it now, so nobody can say that it was good
      LOG.warn("The time-stamp over {} entries is by no trusted authority", kept.size());
      return false;
    }
  }

  private boolean soon(Instant end) {
    var now = clock.instant();
    return now.isBefore(end) && end.isBefore(now.plus(before));
  }

  private int first(List<KeptStamp> due, StampAuthorities asked, List<X509Certificate> trusted) {
    var stamps = due.stream().map(KeptStamp::stamp).toList();
    var given = asked.stamp(EvidenceRecord.stamped(stamps));
    if (given.isEmpty()) {
      LOG.warn("No time-stamp authority renewed a stamp: {}", asked.problems());
      return 0;
    }
    var records = EvidenceRecord.over(stamps, given.get().stamp());
    int kept = 0;
    for (int i = 0; i < records.size(); i++) {
      var old = TimeStamp.read(stamps.get(i).token()).end(trusted);
      kept += keep(due.get(i), records.get(i), old, trusted);
    }
    return kept;
  }

  private int keep(
      KeptStamp stamp, EvidenceRecord record, Instant old, List<X509Certificate> trusted) {
    var holds = record.holds(stamp.stamp(), trusted);
    if (!holds.isAfter(old)) {
      return 0;
    }
    renewals.keep(stamp.size(), record, holds);
    return 1;
  }

  private int again(StampAuthorities asked, List<X509Certificate> trusted) {
    int renewed = 0;
    long after = 0;
    var end = clock.instant().plus(before);
    for (var some = renewals.ending(after, end, AT_ONCE);
        !some.isEmpty();
        some = renewals.ending(after, end, AT_ONCE)) {
      for (var together : byLast(some)) {
        renewed += again(together, asked, trusted);
      }
      after = some.get(some.size() - 1).stamp().size();
    }
    return renewed;
  }

  /** Those that were renewed together have one last stamp, and one new one renews them all. */
  private static List<List<Renewed>> byLast(List<Renewed> some) {
    Map<Digest, List<Renewed>> groups = new LinkedHashMap<>();
    for (var one : some) {
      var last = Digest.sha256(one.record().next());
      groups.computeIfAbsent(last, any -> new ArrayList<>()).add(one);
    }
    return List.copyOf(groups.values());
  }

  private int again(List<Renewed> group, StampAuthorities asked, List<X509Certificate> trusted) {
    var last = group.get(0).record().last();
    if (!soon(last.end(trusted))) {
      return 0;
    }
    var given = asked.stamp(group.get(0).record().next());
    if (given.isEmpty()) {
      LOG.warn("No time-stamp authority renewed a stamp: {}", asked.problems());
      return 0;
    }
    int kept = 0;
    for (var one : group) {
      var longer = one.record().renewed(given.get().stamp());
      kept += keep(one.stamp(), longer, last.end(trusted), trusted);
    }
    return kept;
  }
}
