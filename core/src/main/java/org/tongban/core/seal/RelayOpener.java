package org.tongban.core.seal;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Reads what a relay passes on, as far as a relay can: who hands it to whom. The only maker of
 * {@link OpenedRelay} and {@link OpenedReturn}.
 */
public final class RelayOpener {
  /** What another can't say of this node. */
  private static final Set<Reason> OUR_OWN =
      EnumSet.of(Reason.JOURNAL_UNAVAILABLE, Reason.BUSY, Reason.INTERNAL_ERROR);

  private final Envelopes envelopes;
  private final Arrivals arrivals;
  private final Times times;
  private final MemberCode self;

  public RelayOpener(
      CryptoProvider provider,
      Supplier<NodeKeys> keys,
      Supplier<TrustedDirectory> directory,
      MemberCode self,
      TimeLimits limits,
      Clock clock) {
    this.envelopes = new Envelopes(provider, keys, directory, clock);
    this.times = new Times(limits, clock);
    this.self = Objects.requireNonNull(self, "self");
    this.arrivals = new Arrivals(envelopes, self, times);
  }

  /**
   * Reads a message that is to be passed on.
   *
   * @param wire exactly the received bytes
   * @param deliveredBy the member that the TLS handshake proved
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID, NOT_FOR_THIS_NODE,
   *     NOT_FROM_THIS_PEER, TOO_OLD, NOT_YET_VALID, RELAY_LOOP, NOT_RELAYED}
   */
  public OpenedRelay openRelay(byte[] wire, MemberCode deliveredBy) {
    try {
      var trail = arrivals.onTheWayOut(wire, deliveredBy);
      return new OpenedRelay(trail, next(trail));
    } catch (NotSealedException e) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, e.getMessage());
    } catch (Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.SIGNATURE_INVALID, e.getMessage());
    }
  }

  /** By the directory's word; that of a message would let anybody send anything anywhere. */
  private MemberCode next(Trail trail) {
    var first = trail.first();
    var way = envelopes.directory().relays(first.asker(), first.target());
    var met = trail.relays().size();
    if (met >= way.size()
        || !way.subList(0, met).equals(trail.relays())
        || !way.get(met).equals(self)) {
      throw new RefusedException(
          Reason.NOT_RELAYED, "the way from " + first.asker() + " to " + first.target() + way);
    }
    return met + 1 < way.size() ? way.get(met + 1) : first.target();
  }

  /**
   * Reads what the next member sent back. A refusal of its own is thrown on, for this node to say
   * in its own name.
   *
   * @throws RefusedException {@code ANSWER_INVALID, ANSWER_MISMATCHED, RELAY_LOOP}, and whatever
   *     the next member refused with
   */
  public OpenedReturn openReturn(byte[] wire, PassedRelay passed) {
    try {
      if (!TrailReader.isTrail(wire)) {
        throw refusal(wire, passed);
      }
      return new OpenedReturn(passed, arrivals.cameBack(wire, passed.trail()));
    } catch (NotSealedException | Envelopes.UnverifiedException e) {
      throw new RefusedException(Reason.ANSWER_INVALID, e.getMessage());
    }
  }

  private RefusedException refusal(byte[] wire, PassedRelay passed)
      throws NotSealedException, Envelopes.UnverifiedException {
    var verified = envelopes.verify(wire, Typing.ANSWER);
    var answer = AnswerClaims.read(verified.payload(), verified.lines().items());
    if (!verified.key().owner().equals(passed.next())
        || !answer.issuer().equals(passed.next())
        || answer.outcome() != Outcome.REFUSED
        || !times.fits(answer.issuedAt(), passed.trail().first().said())) {
      return new RefusedException(Reason.ANSWER_INVALID, "no answer of the next member");
    }
    if (!answer.audience().equals(self)
        || answer.inReplyTo().isPresent()
        || !answer.askDigest().equals(Digest.sha256(passed.wire()))) {
      return new RefusedException(Reason.ANSWER_MISMATCHED, "refuses another message");
    }
    return new RefusedException(told(answer), passed.next() + " refused");
  }

  private static Reason told(Answer answer) {
    return answer
        .reason()
        .flatMap(Reason::find)
        .filter(reason -> !OUR_OWN.contains(reason))
        .orElse(Reason.PEER_REFUSED);
  }
}
