package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.AUTHORITIES;
import static org.tongban.core.seal.Federation.CRYPTO;
import static org.tongban.core.seal.Federation.LIMITS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;

/** The federation with a province and a city around the answerer, which is reached over both. */
final class Relays {
  static final Party PROVINCE = new Party(new MemberCode("310000"), AUTHORITIES);
  static final Party CITY = new Party(new MemberCode("310100"), AUTHORITIES);
  static final List<MemberCode> WAY = List.of(PROVINCE.code(), CITY.code());

  private Relays() {}

  /** Everybody reaches the answerer over the province and the city. */
  static ObjectNode tree() {
    var tree = directTree();
    via(tree, ANSWERER, CITY);
    via(tree, CITY, PROVINCE);
    return tree;
  }

  /** The same members without any way over a relay. */
  static ObjectNode directTree() {
    var tree = Federation.tree();
    add(tree, PROVINCE, "31");
    add(tree, CITY, "3101");
    return tree;
  }

  static void via(ObjectNode tree, Party member, Party relay) {
    Federation.member(tree, member).putObject("via").put("relay", relay.code().value());
  }

  private static void add(ObjectNode tree, Party party, String prefix) {
    var member = Federation.member(tree, ANSWERER).deepCopy();
    member.put("code", party.code().value()).put("relay", true);
    member.putArray("prefixes").add(prefix);
    var keys = member.withArray("keys");
    for (var i = keys.size() - 1; i >= 0; i--) {
      if (keys.get(i).path("suite").asText().equals("SM2")) {
        keys.remove(i);
      }
    }
    tree.withArray("members").add(member);
    Federation.equip(tree, party);
  }

  static RelayOpener relay(Party self) {
    return relay(self, tree(), NOW);
  }

  static RelayOpener relay(Party self, ObjectNode tree, Instant now) {
    var directory = Federation.trusted(tree);
    var clock = Clock.fixed(now, CLOCK.getZone());
    return new RelayOpener(CRYPTO, self::keys, () -> directory, self.code(), LIMITS, clock);
  }

  static Opener opener(Party self) {
    return Federation.opener(self, tree(), CLOCK);
  }

  /** The asker's ask, made out to the province. */
  static SealedAsk sealed(Ask ask, Suite suite) {
    return sealed(ASKER, ask, suite, WAY);
  }

  static SealedAsk sealed(Party signer, Ask ask, Suite suite, List<MemberCode> way) {
    var sealer = Federation.sealer(signer);
    var key = Federation.encryptionKey(ANSWERER, suite);
    return sealer.seal(sealer.sign(ask, suite), key, way);
  }

  /** What a relay makes of a message that another delivers to it. */
  static PassedRelay pass(Party self, byte[] wire, Party deliveredBy) {
    var opened = relay(self).openRelay(wire, deliveredBy.code());
    return Federation.sealer(self).pass(opened, NOW);
  }

  /** The ask as it lies before the answerer. */
  static PassedRelay arrived(SealedAsk sent) {
    var atCity = pass(PROVINCE, sent.wire(), ASKER).wire();
    return pass(CITY, atCity, PROVINCE);
  }

  static List<String> parts(byte[] wire) {
    return new ArrayList<>(List.of(Forge.text(wire).split("~", -1)));
  }

  static byte[] wire(List<String> parts) {
    return Forge.utf8(String.join("~", parts));
  }

  static HopStatement statement(String hop) {
    try {
      return HopClaims.read(Forge.decode(Forge.part(Forge.utf8(hop), 1)));
    } catch (NotSealedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of the statement that the message still lacks, for a test to spoil. */
  static ObjectNode following(byte[] wire) {
    var parts = parts(wire);
    var before = parts.get(parts.size() - 2);
    var last = statement(before);
    var next =
        new HopStatement(
            last.id(),
            last.asker(),
            last.target(),
            last.audience(),
            ANSWERER.code(),
            NOW,
            last.expires(),
            last.relays(),
            last.sealed(),
            Optional.of(Digest.sha256(Forge.utf8(before))));
    return claims(next);
  }

  /** A statement that says whatever its signer wants, behind the last one of the message. */
  static byte[] followed(byte[] wire, Party signer, Suite suite, Consumer<ObjectNode> spoil) {
    var claims = following(wire);
    spoil.accept(claims);
    var parts = parts(wire);
    parts.add(parts.size() - 1, signed(claims, signer, suite));
    return wire(parts);
  }

  /** A statement about other sealed bytes, which take the place of those before. */
  static byte[] turned(
      byte[] wire, Party signer, Suite suite, byte[] sealed, Consumer<ObjectNode> spoil) {
    var digest = Digest.sha256(sealed).value();
    var parts =
        parts(
            followed(
                wire,
                signer,
                suite,
                claims -> {
                  ((ObjectNode) claims.get("sealed")).put("value", digest);
                  spoil.accept(claims);
                }));
    parts.set(parts.size() - 1, Forge.text(sealed));
    return wire(parts);
  }

  /** The answer to that ask, signed by the target and encrypted to the asker. */
  static byte[] answer(SealedAsk sent, Suite suite) {
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Federation.answer(sent.signed()), suite);
    return sealer.seal(signed, Optional.of(Federation.encryptionKey(ASKER, suite))).wire();
  }

  /** Says to whom a statement is made out. */
  static Consumer<ObjectNode> to(Party member) {
    return claims -> claims.put("aud", member.code().value());
  }

  /** The asker's own statement in another wording. */
  static byte[] begun(SealedAsk sent, Suite suite, Consumer<ObjectNode> spoil) {
    var parts = parts(sent.wire());
    var claims = claims(statement(parts.get(0)));
    spoil.accept(claims);
    parts.set(0, signed(claims, ASKER, suite));
    return wire(parts);
  }

  private static ObjectNode claims(HopStatement statement) {
    return (ObjectNode) StrictJson.parse(HopClaims.write(statement));
  }

  static String signed(ObjectNode claims, Party signer, Suite suite) {
    return Forge.text(Forge.jws(Typing.HOP, claims, signer.held(KeyUse.SIGN, suite)));
  }
}
