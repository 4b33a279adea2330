package org.tongban.harness.partner;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.TrustedDirectory;

/** Believes the TLS certificates of the directory's active members and no others. */
final class DirectoryTrust extends X509ExtendedTrustManager {
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;
  private final Predicate<MemberCode> wanted;

  DirectoryTrust(Supplier<TrustedDirectory> directory, Clock clock) {
    this(directory, clock, member -> true);
  }

  private DirectoryTrust(
      Supplier<TrustedDirectory> directory, Clock clock, Predicate<MemberCode> wanted) {
    this.directory = directory;
    this.clock = clock;
    this.wanted = wanted;
  }

  /** The same, for a connection to that member: it believes no other's certificate. */
  DirectoryTrust only(MemberCode member) {
    return new DirectoryTrust(directory, clock, member::equals);
  }

  Optional<MemberCode> memberOf(X509Certificate certificate) {
    var content = directory.get().directory();
    return content
        .byThumbprint(CertifiedKey.thumbprintOf(certificate))
        .filter(key -> key.use() == KeyUse.TLS && key.usable(clock.instant()))
        .map(CertifiedKey::owner)
        .filter(owner -> content.member(owner).filter(Member::active).isPresent());
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain == null || chain.length == 0 || memberOf(chain[0]).filter(wanted).isEmpty()) {
      throw new CertificateException("the directory gives this certificate to nobody");
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
