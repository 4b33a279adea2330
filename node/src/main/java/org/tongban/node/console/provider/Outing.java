package org.tongban.node.console.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What must be remembered of somebody who has left for the login service, until the return. The
 * browser keeps it, so that strangers fill no table.
 *
 * @param verifier whose digest the service has (PKCE, RFC 7636)
 * @param back address that was given for the return
 * @param next page to go on to
 */
record Outing(String state, String nonce, String verifier, String back, String next) {
  private static final int PARTS = 5;

  static Outing of(OAuth2AuthorizationRequest request, String next) {
    return new Outing(
        request.getState(),
        request.getAttribute(OidcParameterNames.NONCE),
        request.getAttribute(PkceParameterNames.CODE_VERIFIER),
        request.getRedirectUri(),
        next);
  }

  /** As a cookie has it. */
  String text() {
    var coder = Base64.getUrlEncoder().withoutPadding();
    return String.join(
        ".",
        List.of(state, nonce, verifier, back, next).stream()
            .map(part -> coder.encodeToString(part.getBytes(UTF_8)))
            .toList());
  }

  /** Out of a cookie; empty when it was none of ours. */
  static Optional<Outing> parse(String text) {
    try {
      var parts =
          Arrays.stream(text.split("\\.", -1))
              .map(part -> new String(Base64.getUrlDecoder().decode(part), UTF_8))
              .toList();
      return parts.size() == PARTS && parts.stream().noneMatch(String::isEmpty)
          ? Optional.of(
              new Outing(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
