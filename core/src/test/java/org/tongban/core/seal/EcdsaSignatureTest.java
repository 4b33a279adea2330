package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** Signatures of numbers that no key makes; platforms have believed such (CVE-2022-21449). */
class EcdsaSignatureTest {
  private static final byte[] ORDER =
      HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  private final byte[] sent = Federation.open(Federation.ask(), Suite.ES256).wire();

  @Test
  void aSignatureIsSixtyFourBytes() {
    // When // Then
    assertThat(Forge.decode(Forge.part(sent, 2))).hasSize(64);
    for (var provider : providers()) {
      assertThat(open(provider, sent).suite()).isEqualTo(Suite.ES256);
    }
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        number("r zero", s -> with(s, 0, new byte[32])),
        number("s zero", s -> with(s, 32, new byte[32])),
        number("both zero", s -> new byte[64]),
        number("r the order", s -> with(s, 0, ORDER)),
        number("s the order", s -> with(s, 32, ORDER)),
        number("both the order", s -> with(with(s, 0, ORDER), 32, ORDER)),
        number("both one", s -> ones()),
        number("all bits set", s -> filled()),
        number("r and s exchanged", s -> exchanged(s)),
        number("a byte less", s -> Arrays.copyOf(s, 63)),
        number("a byte more", s -> Arrays.copyOf(s, 65)),
        number("zero in DER", s -> HexFormat.of().parseHex("3006020100020100")),
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

  private static byte[] exchanged(byte[] signature) {
    var first = Arrays.copyOf(signature, 32);
    return with(with(signature, 0, Arrays.copyOfRange(signature, 32, 64)), 32, first);
  }

  private static byte[] ones() {
    var ones = new byte[64];
    ones[31] = 1;
    ones[63] = 1;
    return ones;
  }

  private static byte[] filled() {
    var filled = new byte[64];
    Arrays.fill(filled, (byte) -1);
    return filled;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aSignatureOfOtherNumbersIsRefused(UnaryOperator<byte[]> spoil) {
    // Given
    var signature = spoil.apply(Forge.decode(Forge.part(sent, 2)));
    var wire = Forge.part(sent, 2, Forge.encode(signature));

    // When // Then
    for (var provider : providers()) {
      refused(Reason.SIGNATURE_INVALID, () -> open(provider, wire));
    }
  }

  private static List<CryptoProvider> providers() {
    return List.of(CryptoProvider.choose(), CryptoProvider.bouncyCastle());
  }

  private static OpenedAsk open(CryptoProvider provider, byte[] wire) {
    var directory = Federation.trusted(Federation.tree());
    var opener =
        new Opener(
            provider, ANSWERER::keys, () -> directory, ANSWERER.code(), Federation.LIMITS, CLOCK);
    return opener.openAsk(wire, ASKER.code());
  }
}
