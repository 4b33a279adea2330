package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.harness.forge.Attack;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.RawKeys;
import org.tongban.harness.forge.ReadMessage;

/** What only the two ends may read. */
final class SealedChecks {
  private static final String SECTION = "The encrypted form";
  private static final List<Need> ANSWERED = List.of(Need.SEALED, Need.SEALED_ANSWERED);

  private SealedChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "E2E-01",
            SECTION,
            ANSWERED,
            node -> {
              var seen = node.post(encrypted(node, signed(node), h -> {}));
              return Verdict.when(RawEncryption.is(seen.reply().bytes()), seen.told());
            }),
        new Check(
            "E2E-02",
            SECTION,
            List.of(Need.SEALED, Need.SEALED_ANSWERED, Need.SEALED_BACK),
            SealedChecks::toTheAsker),
        new Check("E2E-03", SECTION, ANSWERED, SealedChecks::signedInside),
        new Check("E2E-04", SECTION, ANSWERED, SealedChecks::boundToTheSigned),
        new Check(
            "E2E-05",
            SECTION,
            ANSWERED,
            node -> {
              var seen = node.post(signed(node));
              return Verdict.when(seen.refused(), seen.told());
            }),
        new Check(
            "E2E-06",
            SECTION,
            ANSWERED,
            Probes.unbelieved(node -> Attack.flipped(encrypted(node, signed(node), h -> {}), 4))),
        new Check(
            "E2E-07",
            SECTION,
            ANSWERED,
            Probes.unbelieved(node -> encrypted(node, signed(node), h -> h.put("kid", "1")))),
        new Check("E2E-08", SECTION, ANSWERED, Probes.unbelieved(SealedChecks::toAnotherKey)));
  }

  static boolean answered(Subject node) throws IOException {
    var seen = node.post(encrypted(node, signed(node), h -> {}));
    var outcome = inside(node, seen).map(message -> message.text("outcome"));
    return outcome.equals(node.sealed().map(ask -> ask.outcome().name()));
  }

  static boolean encryptedBack(Subject node) throws IOException {
    var seen = node.post(encrypted(node, signed(node), h -> {}));
    return RawEncryption.is(seen.reply().bytes());
  }

  static byte[] signed(Subject node) {
    return node.signed(node.draft(node.sealed().orElseThrow(), node.asker(), node.suite()));
  }

  static byte[] encrypted(Subject node, byte[] signed, Consumer<ObjectNode> header) {
    return RawEncryption.encrypt(signed, key(node), header);
  }

  private static CertifiedKey key(Subject node) {
    return node.key(KeyUse.ENCRYPT, node.suite()).orElseThrow();
  }

  /** To a key of the asker's own, as if it were the node's. */
  private static byte[] toAnotherKey(Subject node) {
    var own =
        node.directory().member(node.asker().member()).stream()
            .flatMap(known -> known.keys(KeyUse.ENCRYPT, node.suite(), node.now()).stream())
            .findFirst()
            .orElseThrow();
    var named = key(node).thumbprint();
    return RawEncryption.encrypt(signed(node), own, h -> h.put("x5t#S256", named));
  }

  /** What lies inside a reply, encrypted to whichever of the asker's keys, or in the open. */
  static Optional<ReadMessage> inside(Subject node, Seen seen) {
    return RawEncryption.is(seen.reply().bytes())
        ? opened(node, seen).flatMap(ReadMessage::of)
        : seen.message();
  }

  /** The bytes that were encrypted; empty where nothing was, or not to the asker. */
  static Optional<byte[]> opened(Subject node, Seen seen) {
    var bytes = seen.reply().bytes();
    for (var keys : List.of(node.asker().encrypt(), node.asker().sign())) {
      var opened = decrypted(bytes, keys.get(node.suite()));
      if (opened.isPresent()) {
        return opened;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> decrypted(byte[] bytes, RawKeys keys) {
    try {
      return RawEncryption.is(bytes)
          ? Optional.of(RawEncryption.decrypt(bytes, keys))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      // not to that key
      return Optional.empty();
    }
  }

  private static Verdict toTheAsker(Subject node) throws IOException {
    var seen = node.post(encrypted(node, signed(node), h -> {}));
    var header = RawEncryption.header(seen.reply().bytes());
    var names = new TreeSet<String>();
    header.fieldNames().forEachRemaining(names::add);
    var expected =
        node.suite() == Suite.SM2
            ? Set.of("alg", "enc", "cty", "x5t#S256")
            : Set.of("alg", "enc", "cty", "x5t#S256", "epk");
    var known = node.directory().byThumbprint(header.path("x5t#S256").asText());
    var good =
        names.equals(expected)
            && header.path("cty").asText().equals("JWT")
            && known
                .filter(key -> key.use() == KeyUse.ENCRYPT && key.suite() == node.suite())
                .map(CertifiedKey::owner)
                .equals(Optional.of(node.asker().member()));
    return Verdict.when(good, good ? "to the asker" : "to another key, or with another header");
  }

  private static Verdict signedInside(Subject node) throws IOException {
    var seen = node.post(encrypted(node, signed(node), h -> {}));
    var message = inside(node, seen);
    var good =
        message.filter(read -> Signers.own(node, read)).isPresent()
            && message.flatMap(ReadMessage::suite).equals(Optional.of(node.suite()));
    return Verdict.when(good, good ? "signed, in the suite of the ask" : "not so");
  }

  private static Verdict boundToTheSigned(Subject node) throws IOException {
    var signed = signed(node);
    var seen = node.post(encrypted(node, signed, h -> {}));
    var named = inside(node, seen).map(read -> read.claims().at("/ask/value").asText());
    var good = named.equals(Optional.of(Digest.sha256(signed).value()));
    return Verdict.when(good, good ? "the digest of the signed ask" : "another digest");
  }
}
