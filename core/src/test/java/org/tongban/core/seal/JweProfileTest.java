package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;

/**
 * The header is refused for itself, before any cipher sees it: a cipher that fails on it too would
 * hide a profile that lets it through.
 */
class JweProfileTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void theHeaderThatIsWrittenIsTheOneThatIsRead(Suite suite) {
    // When // Then
    assertThatCode(() -> check(header(suite), suite)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theHeaderOfTheOtherSuiteIsNone(Suite suite) {
    // Given
    var other = suite == Suite.SM2 ? Suite.ES256 : Suite.SM2;

    // When // Then
    refused(header(other), suite);
  }

  static Stream<Arguments> ofBoth() {
    return Stream.of(
        header("other key algorithm", h -> h.put("alg", "dir")),
        header("no key algorithm", h -> h.remove("alg")),
        header("other cipher", h -> h.put("enc", "A128GCM")),
        header("cipher no text", h -> h.put("enc", 1)),
        header("no cipher", h -> h.remove("enc")),
        header("other content", h -> h.put("cty", "JWE")),
        header("no content type", h -> h.remove("cty")),
        header("compressed", h -> h.put("zip", "DEF")),
        header("one member more", h -> h.put("kid", "1")),
        header("no certificate", h -> h.remove("x5t#S256")));
  }

  @ParameterizedTest
  @MethodSource("ofBoth")
  void whatIsOutsideTheProfileIsRefusedInBothSuites(Consumer<ObjectNode> spoil) {
    for (var suite : Suite.values()) {
      // Given
      var header = header(suite);
      spoil.accept(header);

      // When // Then
      refused(header, suite);
    }
  }

  static Stream<Arguments> ephemeralKeys() {
    return Stream.of(
        header("other kind", k -> k.put("kty", "OKP")),
        header("other curve", k -> k.put("crv", "secp256k1")),
        header("a private key beside it", k -> k.put("d", "A".repeat(43))),
        header("no x", k -> k.remove("x")),
        header("no y", k -> k.remove("y")),
        header("x too short", k -> k.put("x", "A".repeat(42))),
        header("x too long", k -> k.put("x", "A".repeat(44))),
        header("x no base64url", k -> k.put("x", "+".repeat(43))),
        header("x no text", k -> k.put("x", 1)),
        header("x null", k -> k.putNull("x")),
        header("y too short", k -> k.put("y", "A".repeat(42))),
        header("y too long", k -> k.put("y", "A".repeat(44))),
        header("y no text", k -> k.putObject("y")));
  }

  @ParameterizedTest
  @MethodSource("ephemeralKeys")
  void anEphemeralKeyHasTwoCoordinatesOnTheCurveByName(Consumer<ObjectNode> spoil) {
    // Given
    var header = header(Suite.ES256);
    spoil.accept((ObjectNode) header.get("epk"));

    // When // Then
    refused(header, Suite.ES256);
  }

  private static Arguments header(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  private static ObjectNode header(Suite suite) {
    var wire = Federation.encrypted(Federation.ask(), suite).wire();
    return (ObjectNode) StrictJson.parse(Forge.decode(Forge.part(wire, 0)));
  }

  private static void refused(ObjectNode header, Suite suite) {
    assertThatThrownBy(() -> check(header, suite))
        .isInstanceOf(NotSealedException.class)
        .hasMessageContaining("outside the profile");
  }

  private static void check(ObjectNode header, Suite suite) throws NotSealedException {
    JweProfile.of(Forge.encode(Forge.utf8(header.toString()))).check(suite);
  }
}
