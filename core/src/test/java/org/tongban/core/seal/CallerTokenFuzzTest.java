package org.tongban.core.seal;

import static org.tongban.core.fuzz.Hostile.WORD;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;

/** Whatever comes as a local caller's token, or as the keys of its issuer. */
class CallerTokenFuzzTest {
  private static final ECKey KEY = key();
  private static final IssuerKeys KEYS = IssuerKeys.parse(set());
  private static final CallerTokens TOKENS =
      new CallerTokens(
          "issuer", "tongban", Duration.ZERO, id -> Optional.of(KEYS), ExampleDirectory.CLOCK);

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] set() {
    return new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String token() {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("issuer")
            .audience("tongban")
            .subject(WORD)
            .expirationTime(Date.from(ExampleDirectory.NOW.plusSeconds(60)))
            .build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec-1").build(), claims);
    try {
      token.sign(new ECDSASigner(KEY));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  static Stream<byte[]> tokens() {
    return Spoiler.spoil(List.of(Forge.utf8(token()), Forge.utf8("e30.e30.e30")));
  }

  /** Any token that is none is just that, whatever the library would throw. */
  @MethodSource("tokens")
  @FuzzTest
  void token(byte[] text) {
    Hostile.refusal(only(), () -> TOKENS.verify(Forge.text(text)));
  }

  static Stream<byte[]> headers() {
    var header = Forge.text(Forge.decode(token().split("\\.", -1)[0]));
    return Spoiler.spoilTexts(
        header,
        header.replace("}", ",\"jwk\":%s}".formatted(KEY.toJSONString())),
        header.replace(
            "}", ",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}"),
        header.replace("}", ",\"crit\":[\"b64\"],\"b64\":false,\"x5c\":[\"MIIB\"]}"));
  }

  @MethodSource("headers")
  @FuzzTest
  void header(byte[] json) {
    var rest = token().substring(token().indexOf('.'));
    Hostile.refusal(only(), () -> TOKENS.verify(Forge.encode(json) + rest));
  }

  static Stream<byte[]> sets() {
    return Spoiler.spoilTexts(
        Forge.text(set()),
        "{\"keys\":[%s]}".formatted(KEY.toJSONString()),
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"%s\"}]}".formatted(WORD),
        "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"1\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"1\",\"n\":\"AA\",\"e\":\"AQAB\"},{\"kty\":\"oct\"}]}",
        "{\"keys\":[null,1,[],{\"kty\":null}],\"%s\":1}".formatted(WORD));
  }

  @MethodSource("sets")
  @FuzzTest
  void keys(byte[] json) {
    Hostile.refusal(only(IllegalArgumentException.class), () -> IssuerKeys.parse(json));
  }
}
