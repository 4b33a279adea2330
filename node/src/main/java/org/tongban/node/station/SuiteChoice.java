package org.tongban.node.station;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.policy.AddressedDraft;
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

  Suite choose(AddressedDraft addressed) {
    var members = Stream.concat(Stream.of(addressed.recipient()), addressed.relays().stream());
    return choose(addressed.contract(), addressed.secret(), members.toList());
  }

  /**
   * Chooses.
   *
   * @param members the recipient, and behind it the relays on the way to it
   */
  Suite choose(Contract contract, boolean secret, List<Member> members) {
    var now = clock.instant();
    return contract.suites().stream()
        .map(Suite::parse)
        .filter(suite -> only.map(suite::equals).orElse(true))
        .filter(suite -> own.contains(suite) && speak(members, suite, secret, now))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.PEER_NOT_TRUSTED,
                    members.get(0).code() + " has no keys of a suite in which this may be asked"));
  }

  /** All must sign in that suite, and the recipient open what is encrypted to it. */
  private static boolean speak(List<Member> members, Suite suite, boolean secret, Instant now) {
    return members.stream().noneMatch(one -> one.keys(KeyUse.SIGN, suite, now).isEmpty())
        && (!secret || !members.get(0).keys(KeyUse.ENCRYPT, suite, now).isEmpty());
  }
}
