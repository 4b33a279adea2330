package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.console.user.Role;

/**
 * The authority's own login service (OpenID Connect) for people of the console. Where the provider
 * has what, it says itself at {@code /.well-known/openid-configuration} below its issuer.
 *
 * @param issuer as the claim {@code iss} must have it, letter by letter
 * @param clientId the console's name at the provider, and what the claim {@code aud} must hold
 * @param secretFile with the client's secret in its first line; read at each sign-in
 * @param rolesClaim where the roles stand in the ID token, steps separated by dots
 * @param unitClaim where a clerk's unit stands
 * @param nameClaim where the user name stands; a name that no other person ever gets
 * @param roles the provider's words and what they mean here; any other word means nothing
 */
public record ConsoleOidcSettings(
    String issuer,
    String clientId,
    Path secretFile,
    Optional<String> rolesClaim,
    Optional<String> unitClaim,
    Optional<String> nameClaim,
    Map<String, Role> roles) {
  private static final String DESCRIPTION = "/.well-known/openid-configuration";

  public ConsoleOidcSettings {
    roles = roles == null ? Map.of() : new LinkedHashMap<>(roles);
    new Check()
        .value("issuer", issuer, one -> Addresses.web(base(one)), Addresses.WEB_RULE)
        .given("clientId", clientId)
        .given("secretFile", secretFile)
        .rule("rolesClaim", OidcSettings.claim(rolesClaim), OidcSettings.CLAIM_RULE)
        .rule("unitClaim", OidcSettings.claim(unitClaim), OidcSettings.CLAIM_RULE)
        .rule("nameClaim", OidcSettings.claim(nameClaim), OidcSettings.CLAIM_RULE)
        .rule("roles", !roles.isEmpty(), "must say what at least one of the provider's words means")
        .done();
  }

  /** Some issuers end with a slash. */
  private static String base(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }

  /** Where the provider describes itself (OpenID Connect Discovery 1.0, section 4). */
  public String description() {
    return base(issuer) + DESCRIPTION;
  }

  /** Whether an address that the provider names may be used: by https, or on this machine. */
  public static boolean usable(String address) {
    return Addresses.web(address.replaceFirst("[?].*", ""));
  }

  /** Where the roles stand, by default in {@code roles}. */
  public String rolesAt() {
    return rolesClaim.orElse("roles");
  }

  /** Where the unit stands, by default in {@code unit}. */
  public String unitAt() {
    return unitClaim.orElse("unit");
  }

  /** Where the name stands, by default in {@code preferred_username}. */
  public String nameAt() {
    return nameClaim.orElse("preferred_username");
  }
}
