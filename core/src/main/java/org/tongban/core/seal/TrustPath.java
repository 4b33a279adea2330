package org.tongban.core.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the way from a certificate up to one that is trusted (RFC 5280 §6.1). */
public final class TrustPath {
  private static final int LONGEST = 10;

  private TrustPath() {}

  /**
   * The trusted certificate that the way ends in; empty where none leads there, or one on it was
   * not valid at that time.
   *
   * @param others those that may lie between; trusted for nothing
   */
  public static Optional<X509Certificate> anchor(
      Collection<X509Certificate> trusted,
      X509Certificate end,
      Collection<X509Certificate> others,
      Instant at) {
    var way = new ArrayList<>(List.of(end));
    while (way.size() <= LONGEST && within(last(way), at)) {
      var found = trusted.stream().filter(one -> ends(way, one, at)).findFirst();
      if (found.isPresent()) {
        return found;
      }
      var next =
          others.stream()
              .filter(one -> !way.contains(one) && ChainLinks.issued(one, last(way)))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      way.add(next.get());
    }
    return Optional.empty();
  }

  private static boolean ends(List<X509Certificate> way, X509Certificate anchor, Instant at) {
    if (last(way).equals(anchor)) {
      return way.size() == 1 || ChainLinks.state(way, at) != CertificateChain.State.BROKEN;
    }
    if (!ChainLinks.issued(anchor, last(way))) {
      return false;
    }
    var whole = new ArrayList<>(way);
    whole.add(anchor);
    return within(anchor, at) && ChainLinks.state(whole, at) != CertificateChain.State.BROKEN;
  }

  private static boolean within(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  private static X509Certificate last(List<X509Certificate> way) {
    return way.get(way.size() - 1);
  }
}
