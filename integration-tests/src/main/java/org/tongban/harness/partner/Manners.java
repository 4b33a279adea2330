package org.tongban.harness.partner;

import com.sun.net.httpserver.Headers;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.NodeKeys;

/**
 * How a simulated region receives callers. A wrong one has one of its manners replaced.
 *
 * @param protocols versions of TLS
 * @param certificateNeeded whether a caller without one is turned away
 * @param trust which certificates a connection may show
 * @param caller who that is
 * @param methods of HTTP that carry messages
 * @param types content types of messages
 * @param largest in bytes
 * @param headers what is put on a reply
 * @param shows the keys of which that for TLS is shown
 */
record Manners(
    List<String> protocols,
    boolean certificateNeeded,
    X509ExtendedTrustManager trust,
    Caller caller,
    Set<String> methods,
    Predicate<String> types,
    int largest,
    Consumer<Headers> headers,
    UnaryOperator<NodeKeys> shows) {
  private static final int LARGEST = 1024 * 1024;
  private static final String TYPE = "application/jose";

  Manners {
    protocols = List.copyOf(protocols);
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(caller, "caller");
    methods = Set.copyOf(methods);
    Objects.requireNonNull(types, "types");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(shows, "shows");
  }

  /** Says who calls. */
  @FunctionalInterface
  interface Caller {
    /**
     * @param shown the certificate of the connection, if any
     */
    Optional<MemberCode> of(Optional<X509Certificate> shown, byte[] wire);
  }

  /** As PROTOCOL.md says. */
  static Manners good(DirectoryTrust trust) {
    return new Manners(
        List.of("TLSv1.3"),
        true,
        trust,
        (shown, wire) -> shown.flatMap(trust::memberOf),
        Set.of("POST"),
        TYPE::equals,
        LARGEST,
        headers -> headers.set("Content-Type", TYPE),
        keys -> keys);
  }

  Manners tls(List<String> other) {
    return new Manners(
        other, certificateNeeded, trust, caller, methods, types, largest, headers, shows);
  }

  Manners callers(boolean needed, X509ExtendedTrustManager whom, Caller who) {
    return new Manners(protocols, needed, whom, who, methods, types, largest, headers, shows);
  }

  Manners http(Set<String> by, Predicate<String> called, int atMost) {
    return new Manners(
        protocols, certificateNeeded, trust, caller, by, called, atMost, headers, shows);
  }

  Manners headers(Consumer<Headers> other) {
    return new Manners(
        protocols,
        certificateNeeded,
        trust,
        caller,
        methods,
        types,
        largest,
        headers.andThen(other),
        shows);
  }

  Manners showing(UnaryOperator<NodeKeys> other) {
    return new Manners(
        protocols, certificateNeeded, trust, caller, methods, types, largest, headers, other);
  }
}
