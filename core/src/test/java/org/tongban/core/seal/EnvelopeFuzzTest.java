package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.fuzz.Hostile.only;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Relays.CITY;
import static org.tongban.core.seal.Relays.PROVINCE;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Whatever comes over the wire in place of a message, in both suites. */
class EnvelopeFuzzTest {
  private static final Set<Reason> OF_ASKS =
      EnumSet.of(
          Reason.ENVELOPE_MALFORMED,
          Reason.SIGNATURE_INVALID,
          Reason.NOT_FOR_THIS_NODE,
          Reason.NOT_FROM_THIS_PEER,
          Reason.TOO_OLD,
          Reason.NOT_YET_VALID,
          Reason.RELAY_LOOP,
          Reason.NOT_RELAYED);
  private static final Set<Reason> OF_ANSWERS =
      EnumSet.of(Reason.ANSWER_INVALID, Reason.ANSWER_MISMATCHED, Reason.RELAY_LOOP);

  private static final Opener DIRECT = Federation.opener(ANSWERER);
  private static final Opener RELAYED = Relays.opener(ANSWERER);
  private static final Opener BACK = Relays.opener(ASKER);
  private static final Opener DIRECT_BACK = Federation.opener(ASKER);
  private static final RelayOpener RELAY = Relays.relay(PROVINCE);
  private static final SealedAsk SENT = Federation.encrypted(Federation.ask(), Suite.SM2);
  private static final SealedAsk ENCRYPTED = Federation.encrypted(Federation.ask(), Suite.ES256);
  private static final SealedAsk SENT_OVER = Relays.sealed(Federation.ask(), Suite.ES256);
  private static final PassedRelay PASSED = Relays.pass(PROVINCE, SENT_OVER.wire(), ASKER);

  static Stream<byte[]> asks() {
    var good = new ArrayList<byte[]>();
    for (var suite : Suite.values()) {
      good.add(Federation.open(Federation.ask(), suite).wire());
      good.add(Federation.encrypted(Federation.ask(), suite).wire());
      good.add(Forge.jws(Typing.ASK, Forge.utf8("{}"), ASKER.held(KeyUse.SIGN, suite)));
    }
    good.add(SENT_OVER.wire());
    good.add(Relays.arrived(SENT_OVER).wire());
    return Spoiler.spoil(good);
  }

  @MethodSource("asks")
  @FuzzTest
  void ask(byte[] wire) {
    refused(OF_ASKS, () -> DIRECT.openAsk(wire, ASKER.code()));
    refused(OF_ASKS, () -> RELAYED.openAsk(wire, CITY.code()));
    refused(OF_ASKS, () -> RELAY.openRelay(wire, ASKER.code()));
  }

  static Stream<byte[]> answers() {
    var good = new ArrayList<byte[]>();
    for (var suite : Suite.values()) {
      good.add(Federation.wire(Federation.answer(SENT.signed()), suite));
      good.add(Relays.answer(SENT_OVER, suite));
    }
    var opened = RELAYED.openAsk(Relays.arrived(SENT_OVER).wire(), CITY.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Federation.answer(SENT_OVER.signed()), Suite.ES256);
    var key = Optional.of(Federation.encryptionKey(ASKER, Suite.ES256));
    good.add(sealer.seal(signed, key, opened).wire());
    return Spoiler.spoil(good);
  }

  @MethodSource("answers")
  @FuzzTest
  void answer(byte[] wire) {
    refused(OF_ANSWERS, () -> DIRECT_BACK.openAnswer(wire, SENT));
    refused(OF_ANSWERS, () -> BACK.openAnswer(wire, SENT_OVER));
    // of this one the next member may say any reason
    refused(EnumSet.allOf(Reason.class), () -> RELAY.openReturn(wire, PASSED));
    refused(OF_ANSWERS, () -> DIRECT_BACK.reopen(SENT.signed().bytes(), wire));
  }

  static Stream<byte[]> receipts() {
    var good = new ArrayList<byte[]>();
    for (var suite : Suite.values()) {
      var receipt = Receipts.of(SENT.signed(), Step.ACCEPTED);
      good.add(Federation.sealer(ANSWERER).sign(receipt, suite).bytes());
      var relayed = Receipts.relayed(SENT_OVER, PROVINCE);
      good.add(Federation.sealer(PROVINCE).sign(relayed, suite).bytes());
    }
    return Spoiler.spoil(good);
  }

  @MethodSource("receipts")
  @FuzzTest
  void receipt(byte[] wire) {
    refused(OF_ANSWERS, () -> DIRECT_BACK.openReceipt(wire, SENT));
    refused(OF_ANSWERS, () -> BACK.openReceipt(wire, SENT_OVER));
    refused(OF_ANSWERS, () -> BACK.openAnswer(wire, SENT_OVER));
    refused(OF_ASKS, () -> DIRECT.openAsk(wire, ASKER.code()));
  }

  static Stream<byte[]> headers() {
    var key = ASKER.held(KeyUse.SIGN, Suite.ES256);
    var jws = Forge.header(Typing.ASK, key);
    var sm2 = Forge.header(Typing.ASK, ASKER.held(KeyUse.SIGN, Suite.SM2));
    var more =
        jws.deepCopy().put("b64", false).put("kid", Hostile.WORD).put("jku", "//" + Hostile.WORD);
    more.putArray("crit").add("b64");
    more.putArray("x5c").add("MIIB");
    more.putObject("jwk").put("kty", "EC").put("crv", "P-256").put("x", "AA").put("d", "AA");
    var headers = new ArrayList<>(List.of(jws.toString(), sm2.toString(), more.toString()));
    for (var suite : Suite.values()) {
      var wire = Federation.encrypted(Federation.ask(), suite).wire();
      headers.add(Forge.text(Forge.decode(Forge.part(wire, 0))));
    }
    return Spoiler.spoil(headers.stream().map(Forge::utf8).toList());
  }

  /** The header is read before anything is proved. */
  @MethodSource("headers")
  @FuzzTest
  void header(byte[] json) {
    var part = Forge.encode(json);
    refused(OF_ASKS, () -> DIRECT.openAsk(Forge.utf8(part + ".e30.AAAA"), ASKER.code()));
    for (var suite : Suite.values()) {
      var wire = suite == Suite.SM2 ? SENT.wire() : ENCRYPTED.wire();
      refused(OF_ASKS, () -> DIRECT.openAsk(Forge.part(wire, 0, part), ASKER.code()));
    }
  }

  static Stream<byte[]> texts() {
    return Spoiler.spoil(
        List.of(
            Federation.open(Federation.ask(), Suite.ES256).wire(), SENT.wire(), SENT_OVER.wire()));
  }

  @MethodSource("texts")
  @FuzzTest
  void compactForm(byte[] wire) {
    Hostile.refusal(
        only(),
        () -> {
          if (CompactForm.parts(wire) > 0 && CompactForm.isCanonical(CompactForm.text(wire))) {
            for (var part : CompactForm.text(wire).split("\\.", -1)) {
              assertThat(Forge.encode(Forge.decode(part))).isEqualTo(part);
            }
          }
        });
  }

  private static void refused(Set<Reason> promised, Hostile.Parsing opening) {
    Hostile.refusal(only(RefusedException.class), opening)
        .ifPresent(
            refusal -> {
              assertThat(((RefusedException) refusal).reason()).isIn(promised);
              ((RefusedException) refusal)
                  .violations()
                  .forEach(violation -> Hostile.silent(violation.toString(), refusal));
            });
  }
}
