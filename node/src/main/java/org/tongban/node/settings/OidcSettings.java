package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The OpenID provider whose tokens (JWT) local callers may bring.
 *
 * @param issuer as the claim {@code iss} must have it, letter by letter
 * @param audience what the claim {@code aud} must hold: this node's name at the provider
 * @param jwksFrom address of the provider's keys (JWKS)
 * @param jwks file with them, in place of the address
 * @param rolesClaim where the roles stand in a token, steps separated by dots
 * @param systemClaim where the name of the calling system stands
 * @param unitClaim where the organisational unit stands
 */
public record OidcSettings(
    String issuer,
    String audience,
    Optional<String> jwksFrom,
    Optional<Path> jwks,
    Optional<String> rolesClaim,
    Optional<String> systemClaim,
    Optional<String> unitClaim) {
  private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_:/-]+(\\.[A-Za-z0-9_:/-]+)*");
  static final String CLAIM_RULE = "must be a claim such as roles or realm_access.roles";

  public OidcSettings {
    new Check()
        .given("issuer", issuer)
        .given("audience", audience)
        .rule(
            "jwksFrom",
            jwksFrom == null || jwksFrom.map(Addresses::file).orElse(true),
            Addresses.FILE_RULE)
        .rule(
            "jwksFrom",
            Check.present(jwksFrom) != Check.present(jwks),
            "or jwks must say where the keys are, one of both")
        .rule("rolesClaim", claim(rolesClaim), CLAIM_RULE)
        .rule("systemClaim", claim(systemClaim), CLAIM_RULE)
        .rule("unitClaim", claim(unitClaim), CLAIM_RULE)
        .done();
  }

  static boolean claim(Optional<String> path) {
    return path == null || path.map(CLAIM.asMatchPredicate()::test).orElse(true);
  }

  /** Where the roles stand, by default in {@code roles}. */
  public String roles() {
    return rolesClaim.orElse("roles");
  }

  /** Where the calling system stands, by default in {@code azp}. */
  public String system() {
    return systemClaim.orElse("azp");
  }

  /** Where the unit stands, by default in {@code unit}. */
  public String unit() {
    return unitClaim.orElse("unit");
  }
}
