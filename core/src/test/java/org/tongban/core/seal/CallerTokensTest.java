package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of local callers, forged one by one. */
class CallerTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final String ISSUER = "https://id.example.org/realms/bureau";
  private static final RSAKey RSA = rsa("rsa-1");
  private static final ECKey EC = ec("ec-1");
  private static final RSAKey STRANGER = rsa("rsa-1");

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256"})
  void aGoodTokenGivesItsClaims(String algorithm) throws JOSEException {
    // Given
    var token = signed(header(algorithm, "rsa-1"), new RSASSASigner(RSA), good());

    // When // Then
    assertThat(verifier().verify(token))
        .hasValueSatisfying(claims -> assertThat(claims).containsEntry("sub", "clerk-7"));
  }

  @Test
  void soDoesOneOnP256() throws JOSEException {
    // Given
    var token = signed(header("ES256", "ec-1"), new ECDSASigner(EC), good());

    // When // Then
    assertThat(verifier().verify(token)).isPresent();
  }

  static Stream<Arguments> changedClaims() {
    return Stream.of(
        claims("another issuer", c -> c.issuer("https://id.example.org/realms/other")),
        claims("no issuer", c -> c.issuer(null)),
        claims("another audience", c -> c.audience("tongban-330421")),
        claims("no audience", c -> c.audience((String) null)),
        claims("no subject", c -> c.subject(null)),
        claims("no end", c -> c.expirationTime(null)),
        claims("ended before the skew", c -> c.expirationTime(at(-31))),
        claims("not valid yet, after the skew", c -> c.notBeforeTime(at(31))));
  }

  private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    return argumentSet(name, change);
  }

  @ParameterizedTest
  @MethodSource("changedClaims")
  void aTokenWithOtherClaimsIsNone(UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    // Given
    var token =
        signed(header("RS256", "rsa-1"), new RSASSASigner(RSA), change.apply(builder()).build());

    // When // Then
    assertThat(verifier().verify(token)).isEmpty();
  }

  @Test
  void theSkewIsTolerated() throws JOSEException {
    // Given
    var ended = builder().expirationTime(at(-29)).notBeforeTime(at(29)).build();
    var token = signed(header("RS256", "rsa-1"), new RSASSASigner(RSA), ended);

    // When // Then
    assertThat(verifier().verify(token)).isPresent();
  }

  @Test
  void algNoneIsNoSignature() {
    assertThat(verifier().verify(new PlainJWT(good()).serialize())).isEmpty();
  }

  @Test
  void thePublicKeyIsNoSecretOfAnHmac() throws JOSEException {
    for (var secret : List.of(RSA.toRSAPublicKey().getEncoded(), publicSet())) {
      // Given
      var token = signed(header("HS256", "rsa-1"), new MACSigner(secret), good());

      // When // Then
      assertThat(verifier().verify(token)).isEmpty();
    }
  }

  @Test
  void aSecretKeyInTheSetVerifiesNothing() throws JOSEException {
    // Given
    var secret = new byte[32];
    var shared = new OctetSequenceKey.Builder(secret).keyID("oct-1").build();
    var keys = IssuerKeys.parse(json(RSA, shared));
    var token = signed(header("HS256", "oct-1"), new MACSigner(secret), good());

    // When // Then
    assertThat(keys.ids()).containsExactly("rsa-1");
    assertThat(verifier(keys).verify(token)).isEmpty();
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        argumentSet("a stranger's key under a good name", header("RS256", "rsa-1"), STRANGER),
        argumentSet("the right key under another key's name", header("RS256", "ec-1"), RSA),
        argumentSet("a name that nobody has", header("RS256", "rsa-2"), RSA),
        argumentSet("no name", header("RS256", null), RSA),
        argumentSet("an algorithm that is not admitted", header("RS512", "rsa-1"), RSA),
        argumentSet(
            "the key brought along",
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .jwk(STRANGER.toPublicJWK())
                .build(),
            STRANGER),
        argumentSet(
            "another type of token",
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .type(new JOSEObjectType("logout+jwt"))
                .build(),
            RSA),
        argumentSet(
            "a critical header that nobody knows",
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .criticalParams(java.util.Set.of("strange"))
                .customParam("strange", "x")
                .build(),
            RSA));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aTokenOfAnotherKeyOrHeaderIsNone(JWSHeader header, RSAKey key) throws JOSEException {
    assertThat(verifier().verify(signed(header, new RSASSASigner(key), good()))).isEmpty();
  }

  @Test
  void aChangedClaimBreaksTheSignature() throws JOSEException {
    // Given
    var parts = signed(header("RS256", "rsa-1"), new RSASSASigner(RSA), good()).split("\\.", -1);
    var changed = builder().claim("roles", List.of("auditor")).build();

    // When
    var payload = Base64URL.encode(changed.toString()).toString();

    // Then
    assertThat(verifier().verify(parts[0] + "." + payload + "." + parts[2])).isEmpty();
    assertThat(verifier().verify(parts[0] + "." + payload + ".")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "{}"})
  void whatIsNoTokenIsNone(String text) {
    assertThat(verifier().verify(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"RSA\"}]}",
        "{\"keys\":[null]}"
      })
  void whatIsNoSetOfKeysIsRefused(String text) {
    assertThatThrownBy(() -> IssuerKeys.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoKeysOfOneNameAreRefused() {
    assertThatThrownBy(() -> IssuerKeys.parse(json(RSA, STRANGER)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CallerTokens verifier() {
    return verifier(IssuerKeys.parse(json(RSA, EC)));
  }

  private static CallerTokens verifier(IssuerKeys keys) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new CallerTokens(
        ISSUER, "tongban-310118", Duration.ofSeconds(30), id -> Optional.of(keys), clock);
  }

  private static JWTClaimsSet.Builder builder() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("tongban-310118")
        .subject("clerk-7")
        .expirationTime(at(60));
  }

  private static JWTClaimsSet good() {
    return builder().build();
  }

  private static Date at(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static JWSHeader header(String algorithm, String id) {
    return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(id).build();
  }

  private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static byte[] publicSet() {
    return new JWKSet(List.<JWK>of(RSA, EC)).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(false).getBytes(StandardCharsets.UTF_8);
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
