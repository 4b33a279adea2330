package org.tongban.node.console.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.tongban.core.message.StrictJson;
import org.tongban.node.settings.ConsoleOidcSettings;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used.
 *
 * @param authorize where people sign in
 * @param token where a code is turned into a token
 * @param keys where its public keys are
 * @param end where people sign out; empty where that can't be done there
 * @param secretInBody whether it takes the client's secret in the form only, not in the head
 */
record Description(
    String authorize, String token, String keys, Optional<String> end, boolean secretInBody) {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none, is another issuer's or names an address that
   *     is neither https nor on this machine
   */
  static Description parse(byte[] json, String issuer) {
    var said = StrictJson.parse(json);
    if (!issuer.equals(said.path("issuer").asText())) {
      throw new IllegalArgumentException("the description is another issuer's");
    }
    return new Description(
        address(said, "authorization_endpoint"),
        address(said, "token_endpoint"),
        address(said, "jwks_uri"),
        said.hasNonNull("end_session_endpoint")
            ? Optional.of(address(said, "end_session_endpoint"))
            : Optional.empty(),
        bodyOnly(said.path("token_endpoint_auth_methods_supported")));
  }

  private static String address(JsonNode said, String name) {
    var address = said.path(name).asText();
    if (!ConsoleOidcSettings.usable(address)) {
      throw new IllegalArgumentException(name + " is no https address");
    }
    return address;
  }

  private static boolean bodyOnly(JsonNode methods) {
    boolean head = methods.isEmpty();
    boolean body = false;
    for (var method : methods) {
      head |= method.asText().equals("client_secret_basic");
      body |= method.asText().equals("client_secret_post");
    }
    return body && !head;
  }
}
