package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.fuzz.Hostile.WORD;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;

/** Whatever a member signs in place of claims: its signature is no reason to trust its JSON. */
class ClaimsFuzzTest {
  private static final List<Class<?>> REFUSAL = only(NotSealedException.class);

  /** The good claims, and each of them in other words. */
  private static Stream<byte[]> spoilt(ObjectNode... good) {
    var all = new ArrayList<byte[]>();
    for (var claims : good) {
      all.add(Forge.utf8(claims.toString()));
      for (var name : claims.properties()) {
        all.add(Forge.utf8(claims.deepCopy().put(name.getKey(), WORD).toString()));
        all.add(Forge.utf8(claims.deepCopy().putNull(name.getKey()).toString()));
      }
    }
    return Spoiler.spoil(all);
  }

  static Stream<byte[]> asks() {
    var whole = Federation.askClaims().put("agr", "care-2026").put("case", "C-1");
    ((ObjectNode) whole.get("basis"))
        .putObject("digest")
        .put("alg", "sha-256")
        .put("value", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    return spoilt(whole);
  }

  @MethodSource("asks")
  @FuzzTest
  void ask(byte[] payload) {
    Hostile.refusal(
        REFUSAL,
        () -> {
          var claims = AskClaims.write(AskClaims.read(payload, List.of()), List.of());
          assertThat(AskClaims.write(AskClaims.read(claims, List.of()), List.of()))
              .isEqualTo(claims);
        });
  }

  static Stream<byte[]> answers() {
    var sent = Federation.open(Federation.ask(), Suite.ES256).signed();
    var refusal = Federation.answerClaims(sent);
    refusal.put("outcome", Outcome.REFUSED.name()).put("reason", "version-not-accepted");
    refusal.putArray("accepts").add("1.0").add("2.13");
    refusal.remove("body");
    refusal.put("asOf", Instant.MAX.toString());
    return spoilt(Federation.answerClaims(sent), refusal);
  }

  @MethodSource("answers")
  @FuzzTest
  void answer(byte[] payload) {
    Hostile.refusal(
        REFUSAL,
        () -> {
          var claims = AnswerClaims.write(AnswerClaims.read(payload, List.of()), List.of());
          assertThat(AnswerClaims.write(AnswerClaims.read(claims, List.of()), List.of()))
              .isEqualTo(claims);
        });
  }

  static Stream<byte[]> receipts() {
    var sent = Relays.sealed(Federation.ask(), Suite.ES256);
    return spoilt(
        Receipts.claims(Receipts.of(sent.signed(), Step.ACCEPTED)),
        Receipts.claims(Receipts.of(sent.signed(), Step.EXPIRED)),
        Receipts.claims(Receipts.relayed(sent, Relays.PROVINCE)));
  }

  @MethodSource("receipts")
  @FuzzTest
  void receipt(byte[] payload) {
    Hostile.refusal(
        REFUSAL,
        () -> {
          var claims = ReceiptClaims.write(ReceiptClaims.read(payload));
          assertThat(ReceiptClaims.write(ReceiptClaims.read(claims))).isEqualTo(claims);
        });
  }

  static Stream<byte[]> hops() {
    var sent = Relays.sealed(Federation.ask(), Suite.ES256);
    return spoilt(Relays.following(Relays.arrived(sent).wire()), Relays.following(sent.wire()));
  }

  @MethodSource("hops")
  @FuzzTest
  void hop(byte[] payload) {
    Hostile.refusal(
        REFUSAL,
        () -> {
          var claims = HopClaims.write(HopClaims.read(payload));
          assertThat(HopClaims.write(HopClaims.read(claims))).isEqualTo(claims);
        });
  }
}
