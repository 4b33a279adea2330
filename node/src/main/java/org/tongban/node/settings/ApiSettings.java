package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The listener for the bureau's own systems: plain HTTP, callers known by bearer token.
 *
 * @param address IP address to listen on
 * @param port 1 to 65535
 * @param maxBody largest request body
 * @param callers file that says who may call ({@link CallersFile}); where it is missing, nobody
 * @param oidc the OpenID provider whose tokens open the API as well; empty for none
 */
public record ApiSettings(
    String address, Integer port, Size maxBody, Path callers, Optional<OidcSettings> oidc) {
  public ApiSettings {
    new Check()
        .value("address", address, Addresses::valid, Addresses.RULE)
        .value("port", port, Addresses::port, "must be 1 to 65535")
        .given("maxBody", maxBody)
        .given("callers", callers)
        .done();
  }

  boolean loopback() {
    return Addresses.loopback(address);
  }
}
