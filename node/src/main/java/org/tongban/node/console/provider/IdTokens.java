package org.tongban.node.console.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.tongban.core.seal.CallerTokens;
import org.tongban.node.keeper.IssuerKeeper;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): signature, issuer, audience and
 * time as for local callers, then what Spring Security looks at beyond. The nonce is its own to
 * compare.
 */
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {
  private final CallerTokens tokens;
  private final Duration skew;
  private final Clock clock;

  IdTokens(Provider provider, Duration skew, Clock clock) {
    var settings = provider.settings();
    var keys = new IssuerKeeper(provider::keys, clock);
    this.tokens = new CallerTokens(settings.issuer(), settings.clientId(), skew, keys, clock);
    this.skew = skew;
    this.clock = clock;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration client) {
    var more = new OidcIdTokenValidator(client);
    more.setClock(clock);
    more.setClockSkew(skew);
    return token -> {
      var read = read(token);
      if (more.validate(read).hasErrors()) {
        throw new BadJwtException("not what an ID token must be");
      }
      return read;
    };
  }

  private Jwt read(String token) {
    var claims = new LinkedHashMap<String, Object>();
    tokens
        .verify(token)
        .orElseThrow(() -> new BadJwtException("not genuine"))
        .forEach(
            (name, value) -> claims.put(name, value instanceof Date at ? at.toInstant() : value));
    // Spring Security's type takes no other for granted
    if (!(claims.get("iat") instanceof Instant from)
        || !(claims.get("exp") instanceof Instant to)
        || !from.isBefore(to)) {
      throw new BadJwtException("without its times");
    }
    return new Jwt(token, from, to, Map.of("typ", "JWT"), claims);
  }
}
