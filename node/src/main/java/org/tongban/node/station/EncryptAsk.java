package org.tongban.node.station;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.Sealer;

/** Station 6: encrypts to the answering member where the contract demands it. */
public final class EncryptAsk {
  private final Sealer sealer;
  private final Clock clock;

  public EncryptAsk(Sealer sealer, Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Gives the ask its wire form; a contract that demands secrecy is never served without it. */
  public SealedDraft encrypt(SignedDraft signed) {
    Objects.requireNonNull(signed, "signed");
    var addressed = signed.addressed();
    var secret = addressed.contract().endToEnd();
    var recipient = secret ? Optional.of(recipient(signed)) : Optional.<CertifiedKey>empty();
    return new SealedDraft(addressed, sealer.seal(signed.signed(), recipient));
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
