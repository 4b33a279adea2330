package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.CallerTokens;
import org.tongban.core.seal.IssuerKeys;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.settings.OidcSettings;

/** Who gets through which door, by a token of ours and by one of a provider. */
class BearerFilterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ECKey KEY = key();
  private static final OidcSettings PROVIDER =
      new OidcSettings(
          "issuer",
          "node",
          Optional.empty(),
          Optional.of(java.nio.file.Path.of("jwks")),
          Optional.of("realm_access.roles"),
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "operator, /api/v1/asks/certificate.marriage, 200",
    "operator, /api/v1/exchanges/x, 200",
    "operator, /api/v1/registry/subjects, 200",
    "operator, /actuator/prometheus, 403",
    "auditor, /api/v1/asks/certificate.marriage, 403",
    "auditor, /api/v1/exchanges/x/answer, 200",
    "auditor, /actuator/prometheus, 403",
    "administrator, /api/v1/asks/certificate.marriage, 403",
    "administrator, /api/v1/exchanges/x, 403",
    "administrator, /actuator/prometheus, 200",
    "administrator, /actuator/health, 200",
    "nobody, /api/v1/asks/certificate.marriage, 401",
    "nobody, /api/v1/exchanges/x, 401",
    "nobody, /actuator/prometheus, 401",
    "nobody, /actuator/health, 200",
    "nobody, /problems/busy, 200",
    "operator, /api/v1/something-new, 403",
    "auditor, /api/v1/something-new, 403",
    "administrator, /api/v1/something-new, 200"
  })
  void aRoleOpensItsDoors(String role, String path, int status) throws Exception {
    // When
    var ours = through(path, role + "-token");
    var provided = through(path, jwt(role));

    // Then
    assertThat(ours.status()).isEqualTo(status);
    assertThat(provided.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/%61sks/x, /api/v1/asks/x", "/api/v1/asks;a=b/x, /api/v1/asks/x"})
  void anotherSpellingOpensNoOtherDoor(String written, String read) throws Exception {
    // Given
    var request = request(written, "auditor-token");
    request.setServletPath(read);

    // When // Then
    assertThat(through(request).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "/problems/../api/v1/exchanges/x, /api/v1/exchanges/x",
    "/actuator/health/%2e%2e/prometheus, /actuator/prometheus"
  })
  void whatOnlyLooksPublicNeedsAToken(String written, String read) throws Exception {
    // Given
    var request = request(written, "nobody-token");
    request.setServletPath(read);

    // When // Then
    assertThat(through(request).status()).isEqualTo(401);
  }

  @Test
  void aProvidersTokenNamesSystemUnitAndClerk() throws Exception {
    // When
    var passed = through("/api/v1/asks/x", jwt("operator"));

    // Then
    assertThat(passed.caller().orElseThrow().actor())
        .isEqualTo(new Actor("counter", "civil-affairs", "clerk-7"));
  }

  @ParameterizedTest
  @CsvSource({"sub, a clerk with spaces", "azp, ''", "unit, 处室"})
  void whoCannotBeRecordedIsNotLetIn(String claim, String value) throws Exception {
    // Given
    var token = jwt(Map.of(claim, value), List.of("operator"));

    // When // Then
    assertThat(through("/api/v1/asks/x", token).status()).isEqualTo(401);
  }

  @Test
  void onlyAnAdministratorIsOneForHealth() throws Exception {
    assertThat(through("/actuator/health", "administrator-token").administrator()).isTrue();
    assertThat(through("/actuator/health", "operator-token").administrator()).isFalse();
    assertThat(through("/actuator/health", "nobody").administrator()).isFalse();
  }

  private record Passed(int status, Optional<Caller> caller, boolean administrator) {}

  private static Passed through(String path, String token) throws Exception {
    var request = request(path, token);
    request.setServletPath(path);
    return through(request);
  }

  private static MockHttpServletRequest request(String path, String token) {
    var request = new MockHttpServletRequest("GET", path);
    request.addHeader("Authorization", "Bearer " + token);
    return request;
  }

  private static Passed through(MockHttpServletRequest request) throws Exception {
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    filter().doFilter(request, response, chain);
    var caller = Optional.ofNullable((Caller) request.getAttribute(BearerFilter.CALLER));
    var inside = (jakarta.servlet.http.HttpServletRequest) chain.getRequest();
    return new Passed(
        response.getStatus(), caller, inside != null && inside.isUserInRole("administrator"));
  }

  private static BearerFilter filter() {
    var known = List.of(known("operator"), known("administrator"), known("auditor"));
    var json = new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
    var keys = Optional.of(IssuerKeys.parse(json));
    var tokens = new CallerTokens("issuer", "node", Duration.ZERO, id -> keys, CLOCK);
    return new BearerFilter(
        new Callers(() -> known, CLOCK),
        Optional.of(new TokenCallers(PROVIDER, tokens)),
        new ProblemWriter());
  }

  private static KnownCaller known(String role) {
    var hash = Digest.sha256((role + "-token").getBytes(StandardCharsets.UTF_8)).bytes();
    var hex = HexFormat.of().formatHex(hash);
    return new KnownCaller(role, "u", "o", List.of(role), hex, Optional.empty());
  }

  private static String jwt(String role) throws JOSEException {
    return jwt(Map.of(), List.of(role, "other"));
  }

  private static String jwt(Map<String, String> changed, List<String> roles) throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("issuer")
            .audience("node")
            .subject("clerk-7")
            .claim("azp", "counter")
            .claim("unit", "civil-affairs")
            .claim("realm_access", Map.of("roles", roles))
            .expirationTime(Date.from(NOW.plusSeconds(60)));
    changed.forEach(claims::claim);
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build(),
            claims.build());
    jwt.sign(new ECDSASigner(KEY));
    return jwt.serialize();
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
