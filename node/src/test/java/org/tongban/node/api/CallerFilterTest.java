package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

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
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CallerTokens;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.IssuerKeys;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.settings.OidcSettings;

/** Who gets through which door, by a token of ours, by one of a provider, by a certificate. */
class CallerFilterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Set<String> USED = ConcurrentHashMap.newKeySet();
  private static final ECKey KEY = key();
  private static final X509Certificate CERTIFICATE = certificate(NOW);
  private static final X509Certificate ENDED = certificate(NOW.minusSeconds(60));
  private static final X509Certificate EXPIRED = certificate(NOW.minus(Duration.ofDays(2)));
  private static final KnownCaller COUNTER = known("counter", CERTIFICATE, "2026-11-22");
  private static final KnownCaller ENDED_COUNTER = known("counter-2", ENDED, "2026-11-21");
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
    "operator, /api/v1/transactions/x/commit, 200",
    "auditor, /api/v1/transactions/x, 403",
    "administrator, /api/v1/transactions/x/commit, 403",
    "operator, /api/v1/fan-outs/x, 200",
    "operator, /api/v1/fan-outs/x/events, 200",
    "auditor, /api/v1/fan-outs/x, 403",
    "administrator, /api/v1/fan-outs/x, 403",
    "operator, /api/v1/exchanges/x, 200",
    "operator, /api/v1/registry/subjects, 200",
    "operator, /actuator/prometheus, 403",
    "administrator, /api/v1/diagnosis, 200",
    "auditor, /api/v1/diagnosis, 403",
    "nobody, /api/v1/diagnosis, 401",
    "auditor, /api/v1/asks/certificate.marriage, 403",
    "auditor, /api/v1/exchanges/x/answer, 200",
    "auditor, /actuator/prometheus, 403",
    "auditor, /api/v1/journal/export, 200",
    "operator, /api/v1/journal, 403",
    "administrator, /api/v1/journal/use, 403",
    "auditor, /api/v1/subjects/access-record, 403",
    "operator, /api/v1/subjects/access-record, 403",
    "desk, /api/v1/subjects/access-record, 200",
    "desk, /api/v1/exchanges/x, 403",
    "events, /api/v1/events, 200",
    "events, /api/v1/events/stream, 200",
    "events, /api/v1/exchanges/x, 403",
    "events, /api/v1/changes, 200",
    "events, /api/v1/awaited/x/ready, 200",
    "operator, /api/v1/awaited/x/ready, 403",
    "nobody, /api/v1/awaited/x/ready, 401",
    "auditor, /api/v1/awaited/x/stop, 403",
    "operator, /api/v1/exchanges/x/withdraw, 200",
    "events, /api/v1/exchanges/x/withdraw, 403",
    "operator, /api/v1/changes, 403",
    "operator, /api/v1/events, 403",
    "administrator, /api/v1/events/x/disposition, 403",
    "administrator, /api/v1/asks/certificate.marriage, 403",
    "administrator, /api/v1/exchanges/x, 403",
    "administrator, /actuator/prometheus, 200",
    "administrator, /actuator/health, 200",
    "nobody, /api/v1/asks/certificate.marriage, 401",
    "nobody, /api/v1/exchanges/x, 401",
    "nobody, /actuator/prometheus, 401",
    "nobody, /actuator/health, 200",
    "nobody, /problems/busy, 200",
    "nobody, /verify, 200",
    "nobody, /verify/page.css, 200",
    "nobody, /verify/page.js, 200",
    "nobody, /verify/slip, 200",
    "nobody, /verify/proof, 200",
    "nobody, /verify/image, 200",
    "operator, /verify, 200",
    "nobody, /verify/, 401",
    "nobody, /verify/x, 401",
    "nobody, /verify/page.js/x, 401",
    "nobody, /verifyx, 401",
    "nobody, /VERIFY, 401",
    "nobody, /api/v1/exchanges/x/slip, 401",
    "administrator, /api/v1/exchanges/x/slip, 403",
    "auditor, /api/v1/peers, 200",
    "operator, /api/v1/peers, 403",
    "operator, /api/v1/services, 200",
    "nobody, /api/v1/services, 401",
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

  @Test
  void aCertificateNamesItsCaller() throws Exception {
    // When
    var passed = shown("/api/v1/asks/x", CERTIFICATE, Optional.empty());

    // Then
    assertThat(passed.caller().orElseThrow().actor()).isEqualTo(new Actor("counter", "u", "o"));
    assertThat(shown("/actuator/prometheus", CERTIFICATE, Optional.empty()).status())
        .isEqualTo(403);
  }

  @Test
  void aTokenMaySayMoreOfTheSameSystem() throws Exception {
    // When
    var passed = shown("/api/v1/asks/x", CERTIFICATE, Optional.of(jwt("operator")));

    // Then
    assertThat(passed.caller().orElseThrow().actor())
        .isEqualTo(new Actor("counter", "civil-affairs", "clerk-7"));
  }

  static Stream<Arguments> certificatesOfNobody() throws Exception {
    return Stream.of(
        argumentSet("not listed", certificate(NOW), Optional.empty(), "none of a caller"),
        argumentSet("its caller's last day is over", ENDED, Optional.empty(), "none of a caller"),
        argumentSet("expired", EXPIRED, Optional.empty(), "has expired"),
        argumentSet(
            "not valid yet", certificate(NOW.plusSeconds(900)), Optional.empty(), "not valid yet"),
        argumentSet(
            "with another's token", CERTIFICATE, Optional.of("operator-token"), "not one of"),
        argumentSet("with a token of nobody", CERTIFICATE, Optional.of("guessed"), "not one of"),
        argumentSet(
            "with a provider's token of another system",
            CERTIFICATE,
            Optional.of(jwt(Map.of("azp", "other"), List.of("operator"))),
            "not one of"));
  }

  @ParameterizedTest
  @MethodSource("certificatesOfNobody")
  void aCertificateOfNobodyOpensNothingAndIsToldWhy(
      X509Certificate certificate, Optional<String> token, String why) throws Exception {
    // When
    var passed = shown("/api/v1/asks/x", certificate, token);

    // Then
    assertThat(passed.status()).isEqualTo(401);
    assertThat(passed.text()).contains("\"caller-unknown\"", why);
  }

  @Test
  void aGoodTokenDoesNotMendABadCertificate() throws Exception {
    assertThat(shown("/api/v1/asks/x", EXPIRED, Optional.of("operator-token")).status())
        .isEqualTo(401);
    assertThat(shown("/api/v1/asks/x", certificate(NOW), Optional.of("operator-token")).status())
        .isEqualTo(401);
  }

  private static Passed shown(String path, X509Certificate certificate, Optional<String> token)
      throws Exception {
    var request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setAttribute(WhoCalls.CERTIFICATES, new X509Certificate[] {certificate});
    token.ifPresent(text -> request.addHeader("Authorization", "Bearer " + text));
    return through(request);
  }

  /** Good from five minutes before that time, for a day. */
  private static X509Certificate certificate(Instant made) {
    var clock = Clock.fixed(made, ZoneOffset.UTC);
    return DemonstrationAuthority.create(clock, 1)
        .issue(new MemberCode("310118"), KeyUse.TLS)
        .certificate();
  }

  private static KnownCaller known(String name, X509Certificate certificate, String expires) {
    try {
      var hash = HexFormat.of().formatHex(Digest.sha256(certificate.getEncoded()).bytes());
      return new KnownCaller(
          name,
          "u",
          "o",
          List.of("operator"),
          Optional.empty(),
          Optional.of(hash),
          Optional.of(expires),
          Optional.empty());
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private record Passed(int status, Optional<Caller> caller, boolean administrator, String text) {}

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
    var caller = Optional.ofNullable((Caller) request.getAttribute(CallerFilter.CALLER));
    var inside = (jakarta.servlet.http.HttpServletRequest) chain.getRequest();
    return new Passed(
        response.getStatus(),
        caller,
        inside != null && inside.isUserInRole("administrator"),
        response.getContentAsString());
  }

  private static CallerFilter filter() {
    var known =
        List.of(
            known("operator"),
            known("administrator"),
            known("auditor"),
            known("desk"),
            known("events"),
            COUNTER,
            ENDED_COUNTER);
    var json = new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
    var keys = Optional.of(IssuerKeys.parse(json));
    var tokens = new CallerTokens("issuer", "node", Duration.ZERO, id -> keys, CLOCK);
    var provided = Optional.of(new TokenCallers(PROVIDER, tokens));
    var whoCalls = new WhoCalls(new Callers(() -> known, CLOCK), provided, CLOCK);
    return new CallerFilter(whoCalls, new ProblemWriter(), USED::add);
  }

  private static KnownCaller known(String role) {
    var hash = Digest.sha256((role + "-token").getBytes(StandardCharsets.UTF_8)).bytes();
    var hex = HexFormat.of().formatHex(hash);
    return new KnownCaller(
        role,
        "u",
        "o",
        List.of(role),
        Optional.of(hex),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
