package org.tongban.core.seal;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Notice;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Opens received notices: the only maker of {@link OpenedNotice}. */
public final class NoticeOpener {
  private final Envelopes envelopes;
  private final MemberCode self;
  private final TimeLimits limits;
  private final Times times;

  /**
   * @param keys of this node
   * @param directory that is believed
   */
  public NoticeOpener(
      CryptoProvider provider,
      Supplier<NodeKeys> keys,
      Supplier<TrustedDirectory> directory,
      MemberCode self,
      TimeLimits limits,
      Clock clock) {
    this.envelopes = new Envelopes(provider, keys, directory, clock);
    this.self = Objects.requireNonNull(self, "self");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.times = new Times(limits, clock);
  }

  /**
   * Opens a notice.
   *
   * @param wire exactly the received bytes
   * @param deliveredBy the member that the TLS handshake proved
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID, NOT_FOR_THIS_NODE,
   *     NOT_FROM_THIS_PEER, TOO_OLD, NOT_YET_VALID}
   */
  public OpenedNotice open(byte[] wire, MemberCode deliveredBy) {
    try {
      var verified = envelopes.verify(wire, Typing.NOTICE);
      if (!verified.lines().items().isEmpty()) {
        throw new NotSealedException("a notice with items");
      }
      var notice = NoticeClaims.read(verified.payload());
      if (!notice.issuer().equals(verified.key().owner())) {
        throw new RefusedException(Reason.SIGNATURE_INVALID, "iss is not the certificate's owner");
      }
      check(notice, deliveredBy);
      return new OpenedNotice(notice);
    } catch (NotSealedException e) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, e.getMessage());
    } catch (Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.SIGNATURE_INVALID, e.getMessage());
    }
  }

  /** Nobody carries another's notices, and a notice is as short-lived as an ask can be. */
  private void check(Notice notice, MemberCode deliveredBy) {
    if (!notice.audience().equals(self)) {
      throw new RefusedException(Reason.NOT_FOR_THIS_NODE, "aud is " + notice.audience());
    }
    if (!notice.issuer().equals(deliveredBy)) {
      throw new RefusedException(
          Reason.NOT_FROM_THIS_PEER, "iss " + notice.issuer() + ", delivered by " + deliveredBy);
    }
    var said = notice.issuedAt();
    times.check(new Validity(said, said.plus(limits.longestValidity())));
  }
}
