package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** Signatures that look like SM2 and are none of the profile. */
class Sm2SignatureTest {
  private static final String ORDER =
      "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
  private static final HeldKey KEY = ASKER.held(KeyUse.SIGN, Suite.SM2);
  private final byte[] sent = Federation.open(Federation.ask(), Suite.SM2).wire();

  @Test
  void aSignatureIsSixtyFourBytes() {
    // When // Then
    assertThat(Forge.decode(Forge.part(sent, 2))).hasSize(64);
    assertThat(open(sent).suite()).isEqualTo(Suite.SM2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ALICE123@YAHOO.COM", "1234567812345679", "310118"})
  void anotherSignerIdIsRefused(String id) throws CryptoException {
    // Given: rightly signed but for the id, which other libraries default to something else
    var curve = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    var secret = new ECPrivateKeyParameters(KEY.key().getS(), curve);
    signer.init(true, new ParametersWithID(secret, id.getBytes(StandardCharsets.US_ASCII)));
    var input = input();
    signer.update(input, 0, input.length);

    // When // Then
    notSigned(signer.generateSignature());
  }

  @Test
  void derInPlaceOfTheRawFormIsRefused() {
    // Given
    var der = Sm2.sign(KEY.key(), input(), StandardDSAEncoding.INSTANCE);

    // When // Then
    notSigned(der);
    var key = (ECPublicKey) KEY.certificate().getPublicKey();
    assertThat(Sm2.verifies(key, input(), der, StandardDSAEncoding.INSTANCE)).isTrue();
  }

  static Stream<Arguments> numbers() {
    var order = HexFormat.of().parseHex(ORDER);
    return Stream.of(
        number("r zero", s -> with(s, 0, new byte[32])),
        number("s zero", s -> with(s, 32, new byte[32])),
        number("both zero", s -> new byte[64]),
        number("r the order", s -> with(s, 0, order)),
        number("s the order", s -> with(s, 32, order)),
        number("all ones", s -> ones()),
        number("r and s exchanged", s -> with(with(s, 0, half(s, 32)), 32, half(s, 0))),
        number("a byte less", s -> Arrays.copyOf(s, 63)),
        number("a byte more", s -> Arrays.copyOf(s, 65)),
        number("a zero before each half", Sm2SignatureTest::widened),
        number("one byte", s -> new byte[1]));
  }

  private static Arguments number(String name, UnaryOperator<byte[]> spoil) {
    return argumentSet(name, spoil);
  }

  private static byte[] with(byte[] signature, int at, byte[] half) {
    var spoilt = signature.clone();
    System.arraycopy(half, 0, spoilt, at, 32);
    return spoilt;
  }

  private static byte[] half(byte[] signature, int at) {
    return Arrays.copyOfRange(signature, at, at + 32);
  }

  private static byte[] ones() {
    var ones = new byte[64];
    Arrays.fill(ones, (byte) -1);
    return ones;
  }

  private static byte[] widened(byte[] signature) {
    var wide = new byte[66];
    System.arraycopy(signature, 0, wide, 1, 32);
    System.arraycopy(signature, 32, wide, 34, 32);
    return wide;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aSignatureOfOtherNumbersIsRefused(UnaryOperator<byte[]> spoil) {
    // When // Then
    notSigned(spoil.apply(Forge.decode(Forge.part(sent, 2))));
  }

  private byte[] input() {
    return Forge.utf8(Forge.part(sent, 0) + "." + Forge.part(sent, 1));
  }

  private void notSigned(byte[] signature) {
    var wire = Forge.part(sent, 2, Forge.encode(signature));
    refused(Reason.SIGNATURE_INVALID, () -> open(wire));
  }

  private static OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}
