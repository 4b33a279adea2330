package org.tongban.node.peer;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TrustedDirectory;

/**
 * Trusts exactly the TLS certificates that the directory gives to active members, as they stand
 * there at the time of the handshake. A host name proves nothing more than that and isn't looked
 * at.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final Supplier<TrustedDirectory> directory;
  private final Optional<MemberCode> expected;
  private final Clock clock;

  /**
   * @param expected the only member to be trusted, or empty for any active member
   */
  PinnedTrust(Supplier<TrustedDirectory> directory, Optional<MemberCode> expected, Clock clock) {
    this.directory = directory;
    this.expected = expected;
    this.clock = clock;
  }

  /** The member that this certificate belongs to; empty for a stranger. */
  Optional<MemberCode> memberOf(X509Certificate certificate) {
    var content = directory.get().directory();
    return content
        .byThumbprint(CertifiedKey.thumbprintOf(certificate))
        .filter(key -> key.use() == KeyUse.TLS && key.usable(clock.instant()))
        .map(CertifiedKey::owner)
        .filter(owner -> content.member(owner).filter(Member::active).isPresent())
        .filter(owner -> expected.isEmpty() || expected.get().equals(owner));
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    try {
      if (chain == null || chain.length == 0 || memberOf(chain[0]).isEmpty()) {
        throw new CertificateException("the directory gives this certificate to no such member");
      }
    } catch (RefusedException e) {
      throw new CertificateException(e.reason().code(), e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
