package org.tongban.core.seal;

import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * How messages came: straight from who signed them, or over the relays that the directory names.
 */
final class Arrivals {
  private final Envelopes envelopes;
  private final TrailReader reader;
  private final MemberCode self;
  private final Times times;

  Arrivals(Envelopes envelopes, MemberCode self, Times times) {
    this.envelopes = envelopes;
    this.reader = new TrailReader(envelopes);
    this.self = self;
    this.times = times;
  }

  /** An ask, not opened yet, and who must have signed it. */
  record Arrival(byte[] sealed, MemberCode asker, Optional<Trail> trail) {}

  /** A reply, not opened yet, and who must have signed it. */
  record Reply(byte[] sealed, MemberCode speaker, boolean byRelay) {
    /** A relay has nothing to say but no, and can't know what it said no to. */
    void check(Answer answer) {
      if (byRelay && (answer.outcome() != Outcome.REFUSED || answer.inReplyTo().isPresent())) {
        throw new RefusedException(Reason.ANSWER_INVALID, "a relay answered itself");
      }
    }
  }

  Arrival of(byte[] wire, MemberCode deliveredBy)
      throws NotSealedException, Envelopes.UnverifiedException {
    if (!TrailReader.isTrail(wire)) {
      return new Arrival(wire, deliveredBy, Optional.empty());
    }
    var trail = onTheWayOut(wire, deliveredBy);
    if (!trail.arrived()) {
      throw new RefusedException(Reason.NOT_FOR_THIS_NODE, "the way does not end here");
    }
    return new Arrival(trail.sealed(), trail.first().asker(), Optional.of(trail));
  }

  /** A trail of which this node is the next member. */
  Trail onTheWayOut(byte[] wire, MemberCode deliveredBy)
      throws NotSealedException, Envelopes.UnverifiedException {
    var trail = reader.read(wire);
    var last = trail.last().statement();
    if (!trail.back().isEmpty() || !last.audience().equals(self)) {
      throw new RefusedException(Reason.NOT_FOR_THIS_NODE, "aud is " + last.audience());
    }
    if (!last.issuer().equals(deliveredBy)) {
      throw new RefusedException(
          Reason.NOT_FROM_THIS_PEER, "iss " + last.issuer() + ", delivered by " + deliveredBy);
    }
    if (!envelopes.speaks(trail.suite())) {
      throw new RefusedException(
          Reason.SIGNATURE_INVALID, "this node holds no key of " + trail.suite());
    }
    checkTimes(trail);
    return trail;
  }

  private void checkTimes(Trail trail) throws NotSealedException {
    var first = trail.first();
    if (!first.said().isBefore(first.expires())) {
      throw new NotSealedException("the first hop has no time of validity");
    }
    times.check(new Validity(first.said(), first.expires()));
    if (!saidInTime(trail.out(), first)) {
      throw new RefusedException(Reason.NOT_YET_VALID, "a hop is dated outside the ask's time");
    }
  }

  private boolean saidInTime(List<SignedHop> hops, HopStatement first) {
    return hops.stream().allMatch(hop -> times.fits(hop.statement().said(), first.said()));
  }

  /** That what was inside belongs to the way on which it came, and that this is the way to come. */
  void check(Arrival arrival, Ask ask, Suite suite) {
    if (!ask.issuer().equals(arrival.asker())) {
      throw new RefusedException(
          Reason.NOT_FROM_THIS_PEER, "iss " + ask.issuer() + ", brought for " + arrival.asker());
    }
    var came = arrival.trail().map(Trail::relays).orElse(List.of());
    if (!came.equals(envelopes.directory().relays(ask.issuer(), self))) {
      throw new RefusedException(
          Reason.NOT_FROM_THIS_PEER, "came over " + came + ", the directory says otherwise");
    }
    arrival.trail().ifPresent(trail -> checkInside(trail, ask, suite));
  }

  private static void checkInside(Trail trail, Ask ask, Suite suite) {
    var first = trail.first();
    if (!first.id().equals(ask.id())
        || !first.expires().equals(ask.validity().expiresAt())
        || trail.suite() != suite) {
      throw new RefusedException(Reason.SIGNATURE_INVALID, "the hops are about another ask");
    }
  }

  /** Takes the way off a reply to an ask that went over relays. */
  Reply reply(byte[] wire, SealedAsk sent)
      throws NotSealedException, Envelopes.UnverifiedException {
    var target = sent.signed().ask().audience();
    if (sent.trail().isEmpty()) {
      return new Reply(wire, target, false);
    }
    if (!TrailReader.isTrail(wire)) {
      return new Reply(wire, sent.next(), true);
    }
    return new Reply(cameBack(wire, sent.trail().get(), sent.relays()).sealed(), target, false);
  }

  /**
   * A trail that this node sent on and that has come back to it.
   *
   * @param expected the relays on the whole way
   */
  private Trail cameBack(byte[] wire, Trail sent, List<MemberCode> expected)
      throws NotSealedException, Envelopes.UnverifiedException {
    var trail = cameBack(wire, sent);
    if (!trail.relays().equals(expected)) {
      throw new RefusedException(Reason.ANSWER_INVALID, "came over " + trail.relays());
    }
    return trail;
  }

  /** The same where the rest of the way is not this node's to judge. */
  Trail cameBack(byte[] wire, Trail sent) throws NotSealedException, Envelopes.UnverifiedException {
    var trail = reader.read(wire);
    var behind = trail.out().size() - sent.out().size() + 1;
    if (!trail.continues(sent) || trail.back().size() != behind) {
      throw new RefusedException(Reason.ANSWER_INVALID, "the way back is not that of the ask");
    }
    if (!saidInTime(trail.all(), trail.first())) {
      throw new RefusedException(Reason.ANSWER_INVALID, "a hop is dated outside the ask's time");
    }
    return trail;
  }
}
