package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Reads a trail: every signature, and that the statements make one way, gone once. */
final class TrailReader {
  private static final int MOST_STATEMENTS = 2 * (Directory.MOST_RELAYS + 1);

  private final Envelopes envelopes;

  TrailReader(Envelopes envelopes) {
    this.envelopes = envelopes;
  }

  static boolean isTrail(byte[] wire) {
    for (var b : wire) {
      if (b == Trail.SEPARATOR) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads and verifies; the times and the members are for the caller to hold against what it knows.
   *
   * @throws RefusedException {@code RELAY_LOOP}
   */
  Trail read(byte[] wire) throws NotSealedException, Envelopes.UnverifiedException {
    var parts = CompactForm.text(wire).split(String.valueOf(Trail.SEPARATOR), -1);
    if (parts.length - 1 > MOST_STATEMENTS) {
      throw loop("more statements than any way has");
    }
    var hops = new ArrayList<SignedHop>();
    for (var i = 0; i < parts.length - 1; i++) {
      hops.add(verified(parts[i].getBytes(StandardCharsets.US_ASCII)));
    }
    var sealed = parts[parts.length - 1].getBytes(StandardCharsets.US_ASCII);
    var trail = divide(hops, sealed);
    checkMembers(trail);
    checkLinks(trail);
    checkSealed(trail);
    return trail;
  }

  private SignedHop verified(byte[] bytes)
      throws NotSealedException, Envelopes.UnverifiedException {
    if (CompactForm.parts(bytes) != CompactForm.JWS_PARTS) {
      throw new NotSealedException("a hop statement is no compact JWS");
    }
    var verified = envelopes.verify(bytes, Typing.HOP);
    var statement = HopClaims.read(verified.payload());
    if (!statement.issuer().equals(verified.key().owner())) {
      throw new Envelopes.UnverifiedException("iss of a hop is not the certificate's owner");
    }
    return new SignedHop(statement, bytes, verified.key().suite());
  }

  /** The way turns behind the statement that is made out to the target. */
  private static Trail divide(List<SignedHop> hops, byte[] sealed) throws NotSealedException {
    if (hops.isEmpty()) {
      throw new NotSealedException("no hop statement");
    }
    var target = hops.get(0).statement().target();
    for (var i = 0; i < hops.size(); i++) {
      if (hops.get(i).statement().audience().equals(target)) {
        return new Trail(hops.subList(0, i + 1), hops.subList(i + 1, hops.size()), sealed);
      }
    }
    return new Trail(hops, List.of(), sealed);
  }

  private static void checkMembers(Trail trail) {
    var met = new HashSet<MemberCode>();
    met.add(trail.first().issuer());
    for (var hop : trail.out()) {
      if (!met.add(hop.statement().audience())) {
        throw loop("a member twice");
      }
    }
    var relays = met.size() - 1 - (trail.arrived() ? 1 : 0);
    if (relays > trail.first().relays()) {
      throw loop("more relays than the asker foresaw");
    }
  }

  private static RefusedException loop(String detail) {
    return new RefusedException(Reason.RELAY_LOOP, detail);
  }

  private static void checkLinks(Trail trail) throws NotSealedException {
    var all = trail.all();
    var first = trail.first();
    if (!first.issuer().equals(first.asker()) || first.previous().isPresent()) {
      throw new NotSealedException("the first hop is not the asker's");
    }
    for (var i = 1; i < all.size(); i++) {
      var before = all.get(i - 1);
      var hop = all.get(i);
      if (!hop.statement().previous().equals(Optional.of(before.digest()))
          || !hop.statement().issuer().equals(before.statement().audience())
          || !hop.statement().sameExchange(first)
          || hop.suite() != trail.suite()) {
        throw new NotSealedException("hop " + i + " does not follow the one before");
      }
    }
    checkBack(trail);
  }

  /** The answer takes the way of the ask. */
  private static void checkBack(Trail trail) throws NotSealedException {
    var out = trail.out();
    if (trail.back().size() > out.size()) {
      throw new NotSealedException("the way back is longer than the way out");
    }
    for (var i = 0; i < trail.back().size(); i++) {
      var opposite = out.get(out.size() - 1 - i).statement();
      if (!trail.back().get(i).statement().audience().equals(opposite.issuer())) {
        throw new NotSealedException("the way back is another than the way out");
      }
    }
  }

  /** Each statement of one direction is about the same bytes, and those are what is here. */
  private void checkSealed(Trail trail) throws NotSealedException, Envelopes.UnverifiedException {
    var now = trail.back().isEmpty() ? trail.out() : trail.back();
    if (!oneDigest(trail.out()).isPresent()
        || !oneDigest(now).equals(Optional.of(Digest.sha256(trail.sealed())))) {
      throw new Envelopes.UnverifiedException("the sealed bytes are not those of the statements");
    }
    if (CompactForm.parts(trail.sealed()) != CompactForm.JWE_PARTS
        || !CompactForm.isCanonical(CompactForm.text(trail.sealed()))) {
      throw new NotSealedException("what is relayed is no compact JWE");
    }
    var recipient = trail.back().isEmpty() ? trail.first().target() : trail.first().asker();
    if (!encryptedTo(trail.sealed(), recipient)) {
      throw new NotSealedException("what is relayed is encrypted to somebody else");
    }
  }

  private static Optional<Digest> oneDigest(List<SignedHop> hops) {
    var digests = hops.stream().map(hop -> hop.statement().sealed()).distinct().toList();
    return digests.size() == 1 ? Optional.of(digests.get(0)) : Optional.empty();
  }

  private boolean encryptedTo(byte[] sealed, MemberCode member) throws NotSealedException {
    var text = CompactForm.text(sealed);
    var thumbprint = JweProfile.of(text.substring(0, text.indexOf('.'))).thumbprint();
    return envelopes
        .directory()
        .byThumbprint(thumbprint)
        .filter(key -> key.use() == KeyUse.ENCRYPT && key.owner().equals(member))
        .isPresent();
  }
}
