package org.tongban.node.station;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SealedAsk;
import org.tongban.core.seal.Sealer;

/**
 * Station 6: encrypts to the answering member where the contract demands it or relays carry it, and
 * makes it out to the first relay.
 */
public final class EncryptAsk {
  private final Sealer sealer;
  private final Clock clock;

  public EncryptAsk(Sealer sealer, Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Gives the ask its wire form; what must be secret is never sent without it. */
  public SealedDraft encrypt(SignedDraft signed) {
    Objects.requireNonNull(signed, "signed");
    var addressed = signed.addressed();
    return new SealedDraft(addressed, seal(signed));
  }

  private SealedAsk seal(SignedDraft signed) {
    var addressed = signed.addressed();
    if (!addressed.secret()) {
      return sealer.seal(signed.signed(), Optional.empty());
    }
    var recipient = recipient(signed);
    var relays = addressed.relays().stream().map(Member::code).toList();
    return relays.isEmpty()
        ? sealer.seal(signed.signed(), Optional.of(recipient))
        : sealer.seal(signed.signed(), recipient, relays);
  }

  private CertifiedKey recipient(SignedDraft signed) {
    var member = signed.addressed().recipient();
    return member.keys(KeyUse.ENCRYPT, signed.signed().suite(), clock.instant()).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.PEER_NOT_TRUSTED,
                    member.code() + " has no encryption certificate in force"));
  }
}
