package org.tongban.node.peer;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final Consumer<CertifiedKey> believed;

  /**
   * @param expected the only member to be trusted, or empty for any active member
   * @param believed told of each certificate that a handshake showed and that is trusted
   */
  PinnedTrust(
      Supplier<TrustedDirectory> directory,
      Optional<MemberCode> expected,
      Clock clock,
      Consumer<CertifiedKey> believed) {
    this.directory = directory;
    this.expected = expected;
    this.clock = clock;
    this.believed = believed;
  }

  /** The member that this certificate belongs to; empty for a stranger. */
  Optional<MemberCode> memberOf(X509Certificate certificate) {
    return keyOf(certificate).map(CertifiedKey::owner);
  }

  private Optional<CertifiedKey> keyOf(X509Certificate certificate) {
    var content = directory.get().directory();
    return content
        .byThumbprint(CertifiedKey.thumbprintOf(certificate))
        .filter(key -> key.use() == KeyUse.TLS && key.usable(clock.instant()))
        .filter(key -> content.member(key.owner()).filter(Member::active).isPresent())
        .filter(key -> expected.isEmpty() || expected.get().equals(key.owner()));
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    try {
      if (chain == null || chain.length == 0) {
        throw new CertificateException("no certificate");
      }
      believed.accept(keyOf(chain[0]).orElseThrow(() -> new UnpinnedException(chain[0])));
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
