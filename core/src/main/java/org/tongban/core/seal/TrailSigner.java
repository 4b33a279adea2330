package org.tongban.core.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;

/** Signs this node's hop statements. */
final class TrailSigner {
  private final Jws jws;
  private final Supplier<NodeKeys> keys;

  TrailSigner(Jws jws, Supplier<NodeKeys> keys) {
    this.jws = jws;
    this.keys = keys;
  }

  /** The asker's own statement, to the first relay. */
  Trail begin(SignedAsk signed, byte[] sealed, List<MemberCode> relays) {
    var ask = signed.ask();
    var statement =
        new HopStatement(
            ask.id(),
            ask.issuer(),
            ask.audience(),
            ask.issuer(),
            relays.get(0),
            ask.validity().issuedAt(),
            ask.validity().expiresAt(),
            relays.size(),
            Digest.sha256(sealed),
            Optional.empty());
    return new Trail(List.of(sign(statement, signed.suite())), List.of(), sealed);
  }

  /** A relay's statement to the next member. */
  Trail pass(Trail trail, MemberCode next, Instant now) {
    var hop = follow(trail, next, trail.first().sealed(), now);
    return new Trail(and(trail.out(), hop), List.of(), trail.sealed());
  }

  /** The target's statement about its answer, with which the way back begins. */
  Trail turn(Trail trail, byte[] sealed, Instant now) {
    var to = trail.last().statement().issuer();
    var hop = follow(trail, to, Digest.sha256(sealed), now);
    return new Trail(trail.out(), List.of(hop), sealed);
  }

  /** A relay's statement to the member that it had the ask from. */
  Trail back(Trail trail, Instant now) {
    var opposite = trail.out().get(trail.out().size() - 1 - trail.back().size()).statement();
    var digest = trail.last().statement().sealed();
    var hop = follow(trail, opposite.issuer(), digest, now);
    return new Trail(trail.out(), and(trail.back(), hop), trail.sealed());
  }

  private SignedHop follow(Trail trail, MemberCode to, Digest sealed, Instant now) {
    var first = trail.first();
    var last = trail.last();
    var statement =
        new HopStatement(
            first.id(),
            first.asker(),
            first.target(),
            last.statement().audience(),
            to,
            now.truncatedTo(ChronoUnit.SECONDS),
            first.expires(),
            first.relays(),
            sealed,
            Optional.of(last.digest()));
    return sign(statement, trail.suite());
  }

  private SignedHop sign(HopStatement statement, Suite suite) {
    var bytes = jws.sign(Typing.HOP, HopClaims.write(statement), keys.get().signing(suite));
    return new SignedHop(statement, bytes, suite);
  }

  private static List<SignedHop> and(List<SignedHop> before, SignedHop hop) {
    var all = new ArrayList<>(before);
    all.add(hop);
    return all;
  }
}
