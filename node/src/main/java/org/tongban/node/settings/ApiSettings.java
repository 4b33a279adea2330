package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The listener for the bureau's own systems. Callers are known by bearer token or by certificate.
 *
 * @param address IP address to listen on
 * @param port 1 to 65535
 * @param maxBody largest request body
 * @param callers file that says who may call ({@link CallersFile}); where it is missing, nobody
 * @param oidc the OpenID provider whose tokens open the API as well; empty for none
 * @param tls certificate and key of the listener; empty for plain HTTP
 * @param allowPlainHttpOutsideLoopback listen without TLS on an address that others reach
 * @param publicAddress by which a phone reaches the page {@code /verify}; empty for the address
 *     that a slip is asked for at
 */
public record ApiSettings(
    String address,
    Integer port,
    Size maxBody,
    Path callers,
    Optional<OidcSettings> oidc,
    Optional<ApiTlsSettings> tls,
    Boolean allowPlainHttpOutsideLoopback,
    Optional<String> publicAddress) {
  public ApiSettings {
    new Check()
        .value("address", address, Addresses::valid, Addresses.RULE)
        .value("port", port, Addresses::port, "must be 1 to 65535")
        .given("maxBody", maxBody)
        .given("callers", callers)
        .given("allowPlainHttpOutsideLoopback", allowPlainHttpOutsideLoopback)
        .rule(
            "publicAddress",
            publicAddress == null || publicAddress.filter(one -> !Addresses.web(one)).isEmpty(),
            Addresses.WEB_RULE)
        .done();
  }

  boolean loopback() {
    return Addresses.loopback(address);
  }

  /** Whether no token can be read on the way, unless somebody wants it so. */
  boolean guarded() {
    return loopback() || Check.present(tls) || allowPlainHttpOutsideLoopback;
  }
}
