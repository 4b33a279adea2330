package org.tongban.node.station;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * In which suite this node asks: by its own setting, or the first of the contract that both members
 * speak. A setting is never fallen back from, or an attacker who keeps one key out of the directory
 * would choose for us.
 */
public final class SuiteChoice {
  private final List<Suite> own;
  private final Optional<Suite> only;
  private final Clock clock;

  /**
   * Remembers what this node can do.
   *
   * @param own the suites that this node holds keys of
   * @param only the setting {@code ask.suite}
   */
  public SuiteChoice(List<Suite> own, Optional<Suite> only, Clock clock) {
    this.own = List.copyOf(own);
    this.only = Objects.requireNonNull(only, "only");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  Suite choose(Contract contract, Member recipient) {
    var now = clock.instant();
    return contract.suites().stream()
        .map(Suite::parse)
        .filter(suite -> only.map(suite::equals).orElse(true))
        .filter(suite -> own.contains(suite) && speaks(recipient, suite, contract, now))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.PEER_NOT_TRUSTED,
                    recipient.code() + " has no keys of a suite in which this may be asked"));
  }

  /** It must be able to answer in that suite, and to open what is encrypted to it. */
  private static boolean speaks(Member member, Suite suite, Contract contract, Instant now) {
    return !member.keys(KeyUse.SIGN, suite, now).isEmpty()
        && (!contract.endToEnd() || !member.keys(KeyUse.ENCRYPT, suite, now).isEmpty());
  }
}
