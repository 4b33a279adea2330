package org.tongban.harness.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.RawKeys;
import org.tongban.harness.forge.ReadMessage;

/** Regions that are careless with what only the two ends may read. All in the suite ES256. */
final class EncryptionFaults {
  private EncryptionFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "SUI-05",
            "believes-a-message-of-two-suites",
            (good, trade) ->
                good.opening(
                    opening ->
                        decrypting(
                            opening,
                            trade,
                            EncryptionFaults::decrypted,
                            look -> alg(look).startsWith("urn")))),
        seals(
            "E2E-01",
            "answers-secrets-in-the-open",
            (speech, trade, answer, heard) ->
                speech.seal(answer, heard, heard.suite(), Optional.empty())),
        seals(
            "E2E-02",
            "encrypts-to-a-key-for-signing",
            (speech, trade, answer, heard) ->
                speech.seal(
                    answer,
                    heard,
                    heard.suite(),
                    trade.key(answer.audience(), KeyUse.SIGN, heard.suite()))),
        seals("E2E-03", "signs-secrets-with-another-key", EncryptionFaults::otherKeyInside),
        seals("E2E-04", "binds-the-digest-of-what-was-encrypted", EncryptionFaults::otherDigest),
        Fault.ofSteps(
            "E2E-06",
            "does-not-look-at-the-tag",
            (good, trade) ->
                good.opening(
                    opening ->
                        decrypting(
                            opening,
                            trade,
                            EncryptionFaults::decryptedWithoutTag,
                            look -> look.signed() && alg(look).equals("ES256")))),
        Fault.ofSteps(
            "E2E-07",
            "takes-any-encryption-header",
            (good, trade) ->
                good.opening(
                    opening ->
                        (wire, from) ->
                            RawEncryption.header(wire).has("kid")
                                ? decrypting(
                                        opening, trade, EncryptionFaults::decrypted, Look::signed)
                                    .open(wire, from)
                                : opening.open(wire, from))),
        Fault.ofSteps(
            "E2E-08",
            "breaks-on-what-it-cannot-decrypt",
            (good, trade) ->
                good.refusing(
                    refusing ->
                        (wire, from, reason) ->
                            refusing.refuse(
                                wire,
                                from,
                                isForAnother(wire, trade)
                                    ? Reason.INTERNAL_ERROR.code()
                                    : reason))));
  }

  /** Another way to seal the answer to an encrypted ask. */
  @FunctionalInterface
  private interface Seal {
    byte[] of(Speech speech, Trade trade, Answer answer, Heard heard);
  }

  private static Fault seals(String check, String name, Seal seal) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) -> {
          var speech = new GoodSteps(trade).speech();
          return good.sealing(
              sealing ->
                  (answer, heard) ->
                      isSecret(heard, trade) && heard.suite() == Suite.ES256
                          ? seal.of(speech, trade, answer, heard)
                          : sealing.seal(answer, heard));
        });
  }

  /** Not what is encrypted for a relay's sake alone. */
  private static boolean isSecret(Heard heard, Trade trade) {
    var ask = heard.ask();
    return heard.encrypted()
        && trade
            .catalogue()
            .find(ask.service(), ask.version())
            .filter(Contract::endToEnd)
            .isPresent();
  }

  private static byte[] otherKeyInside(Speech speech, Trade trade, Answer answer, Heard heard) {
    var signed = speech.seal(answer, heard, heard.suite(), Optional.empty());
    var inside =
        Forgery.of(ReadMessage.of(signed).orElseThrow()).sign(trade.raw(KeyUse.TLS, Suite.ES256));
    trade.books().signed(answer, inside);
    var key = trade.key(answer.audience(), KeyUse.ENCRYPT, heard.suite()).orElseThrow();
    return RawEncryption.encrypt(inside, key, header -> {});
  }

  private static byte[] otherDigest(Speech speech, Trade trade, Answer answer, Heard heard) {
    var other =
        new Answer(
            answer.id(),
            answer.issuer(),
            answer.audience(),
            answer.issuedAt(),
            answer.inReplyTo(),
            Digest.sha256(heard.digest().bytes()),
            answer.outcome(),
            answer.reason(),
            answer.accepts(),
            answer.asOf(),
            answer.missing(),
            answer.body());
    var key = trade.key(answer.audience(), KeyUse.ENCRYPT, heard.suite());
    return speech.seal(other, heard, heard.suite(), key);
  }

  /** A way to get at what is inside. */
  @FunctionalInterface
  private interface Decryption {
    Optional<byte[]> of(byte[] wire, Trade trade);
  }

  private static Steps.Opening decrypting(
      Steps.Opening good, Trade trade, Decryption decryption, Predicate<Look> believes) {
    return (wire, from) -> {
      try {
        return good.open(wire, from);
      } catch (RefusedException e) {
        var look =
            decryption
                .of(wire, trade)
                .map(inside -> Look.at(trade, from, e.reason(), inside, true))
                .filter(believes);
        return look.orElseThrow(() -> e).heard();
      }
    };
  }

  static Optional<byte[]> decrypted(byte[] wire, Trade trade) {
    try {
      return RawEncryption.is(wire)
          ? Optional.of(RawEncryption.decrypt(wire, own(trade)))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // not for us, or no JWE
      return Optional.empty();
    }
  }

  private static Optional<byte[]> decryptedWithoutTag(byte[] wire, Trade trade) {
    try {
      return RawEncryption.is(wire) && !RawEncryption.header(wire).has("kid")
          ? Optional.of(RawEncryption.decryptWithoutTag(wire, own(trade)))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // no JWE
      return Optional.empty();
    }
  }

  private static String alg(Look look) {
    return look.header().path("alg").asText();
  }

  /** Names our key, and has nothing inside that we can read. */
  private static boolean isForAnother(byte[] wire, Trade trade) {
    return decryptedWithoutTag(wire, trade)
        .map(inside -> new String(inside, StandardCharsets.ISO_8859_1))
        .filter(text -> !text.startsWith("eyJ"))
        .isPresent();
  }

  private static RawKeys own(Trade trade) {
    return trade.raw(KeyUse.ENCRYPT, Suite.ES256);
  }
}
