package org.tongban.harness.conformance;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the proofs of a node under test are, and whom they are held against.
 *
 * @param from their address, {@code {id}} for the exchange's id; one without a host is on the
 *     node's own peer port, where the asker's certificate shows who comes
 * @param token file with the bearer token that the address wants
 * @param anchors folders with certificates to believe, named as {@code certs make} names them
 * @param lists whether the federation believes lists of revoked certificates, so that each proof
 *     has them
 */
record ProofPlace(String from, Optional<Path> token, List<Path> anchors, boolean lists) {
  private static final String ID = "{id}";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  ProofPlace {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(token, "token");
    anchors = List.copyOf(anchors);
  }

  /** Whether no token is needed, or the one that is can be read. */
  boolean hasToken() {
    return token.isEmpty() || Files.isReadable(token.get());
  }

  /** Whether the token goes over TLS or stays on this machine. */
  boolean mayGetToken() {
    var address = address("0");
    var host = Optional.ofNullable(address.getHost());
    return "https".equals(address.getScheme()) || host.filter(THIS_MACHINE::contains).isPresent();
  }

  URI address(String exchange) {
    return URI.create(from.replace(ID, exchange));
  }
}
