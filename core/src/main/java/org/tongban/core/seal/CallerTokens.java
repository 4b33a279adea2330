package org.tongban.core.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Verifies the tokens (JWT, RFC 7519 and 9068) that an OpenID provider gives to local callers. Only
 * signatures with a public key of the issuer's own set count; what a token brings along in its
 * header ({@code jwk}, {@code jku}, {@code x5c}) is never used. Safe for use by many threads.
 */
public final class CallerTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);
  private static final Set<String> NEEDED = Set.of("iss", "aud", "exp", "sub");

  private final Function<String, Optional<IssuerKeys>> keys;
  private final Expected claims;

  /**
   * @param keys the issuer's keys, given the id that a token names; empty where none can be had
   * @param skew tolerated difference of the two clocks
   */
  public CallerTokens(
      String issuer,
      String audience,
      Duration skew,
      Function<String, Optional<IssuerKeys>> keys,
      Clock clock) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.claims = new Expected(issuer, audience, skew, clock);
  }

  /** The claims of a good token; empty for any other. */
  public Optional<Map<String, Object>> verify(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var id = jwt.getHeader().getKeyID();
      // without the key's name any key of the issuer would have to be tried
      if (id == null || !ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
        return Optional.empty();
      }
      var known = keys.apply(id).filter(set -> set.ids().contains(id));
      return known.isPresent()
          ? Optional.of(processor(known.get()).process(jwt, null).getClaims())
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor(IssuerKeys known) {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(known.set())));
    processor.setJWTClaimsSetVerifier(claims);
    return processor;
  }

  private static final class Expected extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Expected(String issuer, String audience, Duration skew, Clock clock) {
      super(audience, new JWTClaimsSet.Builder().issuer(issuer).build(), NEEDED);
      setMaxClockSkew((int) skew.toSeconds());
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
