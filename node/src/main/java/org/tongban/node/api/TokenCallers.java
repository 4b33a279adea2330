package org.tongban.node.api;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
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
    var roles = roles(at(claims, provider.roles()));
    try {
      var system = text(at(claims, provider.system()));
      var unit = text(at(claims, provider.unit()));
      var actor = new Actor(system, unit, text(claims.get("sub")));
      return roles.isEmpty() ? Optional.empty() : Optional.of(new Caller(actor, roles));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<CallerRole> roles(Object claim) {
    var roles = EnumSet.noneOf(CallerRole.class);
    var words = claim instanceof Collection<?> several ? several : List.of(text(claim).split(" "));
    words.forEach(word -> CallerRole.find(text(word)).ifPresent(roles::add));
    return roles;
  }

  private static Object at(Map<String, Object> claims, String path) {
    Object at = claims;
    for (var step : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return at;
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }
}
