package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.refusal.Violation;

/**
 * Finds out who calls: by a bearer token, by the certificate of the connection, or by both, which
 * must then name one system. Asked at each request, since a connection may outlive its certificate.
 */
public final class WhoCalls {
  /** Where a servlet container puts what the caller showed in the handshake. */
  static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private static final String SCHEME = "Bearer ";

  /** As much as the server takes for all headers. */
  private static final int LONGEST = 8 * 1024;

  private final Callers callers;
  private final Optional<TokenCallers> provided;
  private final Clock clock;

  /**
   * @param provided for tokens of an OpenID provider; empty where the settings name none
   */
  public WhoCalls(Callers callers, Optional<TokenCallers> provided, Clock clock) {
    this.callers = Objects.requireNonNull(callers, "callers");
    this.provided = Objects.requireNonNull(provided, "provided");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What was found out.
   *
   * @param violations why it is nobody, where it may be told: whoever holds a certificate's key may
   *     know what is wrong with it, of a token nothing is told
   */
  record Found(Optional<Caller> caller, List<Violation> violations) {
    private static Found who(Optional<Caller> caller) {
      return new Found(caller, List.of());
    }

    private static Found nobody(String rule) {
      return new Found(Optional.empty(), List.of(new Violation("", rule)));
    }
  }

  Found of(HttpServletRequest request) {
    if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown && shown.length > 0) {
      return shown(shown[0], request);
    }
    return Found.who(byToken(request));
  }

  private Found shown(X509Certificate certificate, HttpServletRequest request) {
    var now = clock.instant();
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || now.isAfter(certificate.getNotAfter().toInstant())) {
      return Found.nobody("the certificate has expired or is not valid yet");
    }
    var known = callers.withCertificate(certificate);
    if (known.isEmpty()) {
      return Found.nobody("the certificate is none of a caller of this node");
    }
    return request.getHeader("Authorization") == null
        ? Found.who(known)
        : both(known.get(), byToken(request));
  }

  /** The token may say more, such as which clerk it is, but not that it is another system. */
  private static Found both(Caller known, Optional<Caller> byToken) {
    var system = known.actor().system();
    return byToken.filter(caller -> caller.actor().system().equals(system)).isPresent()
        ? Found.who(byToken)
        : Found.nobody("the token is not one of the system that the certificate names");
  }

  private Optional<Caller> byToken(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header == null
        || header.length() > LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    var token = header.substring(SCHEME.length()).strip();
    return provided.isPresent() && TokenCallers.looksLike(token)
        ? provided.get().withToken(token)
        : callers.withToken(token);
  }
}
