package org.tongban.node.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.StoreException;

/**
 * Goes round to the peers whose signature is older than it may be. On a thread of its own, since
 * each may keep it waiting.
 */
public final class WitnessTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessTimer.class);
  private static final Duration LOOK = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final WitnessRounds rounds;
  private final CosignatureBook cosignatures;
  private final Supplier<TrustedDirectory> directory;
  private final MemberCode self;
  private final Duration every;
  private final Clock clock;
  private final Map<MemberCode, Instant> tried = new HashMap<>();
  private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
  private final ScheduledFuture<?> going;

  /** Begins a moment after the start, so that the start is not slower for it. */
  public WitnessTimer(
      WitnessRounds rounds,
      CosignatureBook cosignatures,
      Supplier<TrustedDirectory> directory,
      MemberCode self,
      Duration every,
      Clock clock) {
    this.rounds = rounds;
    this.cosignatures = cosignatures;
    this.directory = directory;
    this.self = self;
    this.every = every;
    this.clock = clock;
    var look = every.compareTo(LOOK) < 0 ? every : LOOK;
    thread.setThreadNamePrefix("witness-");
    thread.setDaemon(true);
    thread.initialize();
    going = thread.scheduleWithFixedDelay(this::round, clock.instant().plus(look), look);
  }

  private void round() {
    try {
      for (var peer : peers()) {
        if (due(peer)) {
          visit(peer);
        }
      }
    } catch (RefusedException | StoreException e) {
      LOG.warn("No round to the witnesses now: {}", e.getMessage());
    }
  }

  /** Those that are talked to directly; a relay carries asks only. */
  List<MemberCode> peers() {
    Directory all = directory.get().directory();
    return all.members().stream()
        .filter(Member::active)
        .map(Member::code)
        .filter(code -> !code.equals(self) && all.relays(self, code).isEmpty())
        .toList();
  }

  private boolean due(MemberCode peer) {
    var now = clock.instant();
    var pause = every.compareTo(AGAIN) < 0 ? every : AGAIN;
    var last = tried.get(peer);
    return (last == null || !now.isBefore(last.plus(pause)))
        && cosignatures.lastSigned(peer).at().filter(at -> now.isBefore(at.plus(every))).isEmpty();
  }

  private void visit(MemberCode peer) {
    tried.put(peer, clock.instant());
    try {
      rounds.with(peer);
    } catch (RefusedException e) {
      LOG.warn("{} is no witness now: {} {}", peer, e.reason().code(), e.getMessage());
    }
  }

  @Override
  public void close() {
    going.cancel(true);
    thread.shutdown();
  }
}
