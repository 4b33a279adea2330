package org.tongban.node.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * TLS of the listener for the bureau's own systems. The node's own key for {@code tls} stays
 * between the members: what systems trust here is issued by whomever the bureau chooses.
 *
 * @param certificate PEM, X.509: the own one first, then those of the authorities above it
 * @param key PEM, PKCS#8, readable by the node's user only
 * @param clients PEM files of the authorities that issue the systems' certificates, or of those
 *     certificates themselves; where there is none, no caller is asked for one
 */
public record ApiTlsSettings(Path certificate, Path key, List<Path> clients) {
  public ApiTlsSettings {
    clients = clients == null ? List.of() : List.copyOf(clients);
    new Check().given("certificate", certificate).given("key", key).done();
  }
}
