package org.tongban.node.station;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Validity;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.Sealer;

/** Station 5: makes the ask and signs it. */
public final class SignAsk {
  private final Sealer sealer;
  private final SuiteChoice suites;
  private final MemberCode self;
  private final Duration life;
  private final Clock clock;

  public SignAsk(Sealer sealer, SuiteChoice suites, MemberCode self, Duration life, Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.suites = Objects.requireNonNull(suites, "suites");
    this.self = Objects.requireNonNull(self, "self");
    this.life = Objects.requireNonNull(life, "life");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Signs the ask that the draft becomes.
   *
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no suite is common to both members
   */
  public SignedDraft sign(AddressedDraft addressed) {
    Objects.requireNonNull(addressed, "addressed");
    var draft = addressed.draft();
    var suite = suites.choose(addressed);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var ask =
        new Ask(
            draft.id().orElseGet(MessageId::next),
            self,
            addressed.recipient().code(),
            new Validity(now, now.plus(life)),
            draft.service(),
            addressed.contract().version(),
            draft.purpose(),
            draft.basis(),
            draft.agreement(),
            draft.actor(),
            draft.caseNumber(),
            draft.body(),
            draft.resumes(),
            draft.withdraws(),
            draft.items());
    return new SignedDraft(addressed, sealer.sign(ask, suite));
  }
}
