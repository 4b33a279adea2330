package org.tongban.node.api;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Actor;
import org.tongban.core.seal.CallerTokens;
import org.tongban.node.settings.CallerRole;
import org.tongban.node.settings.OidcSettings;

/** Knows local callers by the tokens (JWT) of an OpenID provider. */
public final class TokenCallers {
  private final OidcSettings provider;
  private final CallerTokens tokens;

  public TokenCallers(OidcSettings provider, CallerTokens tokens) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
  }

  /** Whether this has the form of such a token: three parts. */
  static boolean looksLike(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  /** The caller whom a good token names; empty when it names none that can be recorded. */
  Optional<Caller> withToken(String token) {
    return tokens.verify(token).flatMap(this::caller);
  }

  private Optional<Caller> caller(Map<String, Object> claims) {
    var roles = roles(Claims.at(claims, provider.roles()));
    try {
      var system = Claims.text(Claims.at(claims, provider.system()));
      var unit = Claims.text(Claims.at(claims, provider.unit()));
      var actor = new Actor(system, unit, Claims.text(claims.get("sub")));
      return roles.isEmpty() ? Optional.empty() : Optional.of(new Caller(actor, roles));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<CallerRole> roles(Object claim) {
    var roles = EnumSet.noneOf(CallerRole.class);
    Claims.words(claim).forEach(word -> CallerRole.find(word).ifPresent(roles::add));
    return roles;
  }
}
