package org.tongban.node.command;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.node.settings.Settings;

/**
 * The members' certificates, also those that are no longer in force, by the newest directory that a
 * node has and can believe; none where it has none.
 */
final class KnownCertificates implements Function<String, Optional<X509Certificate>> {
  private final Optional<Directory> directory;

  KnownCertificates(Settings settings, Instant now) {
    this.directory = OwnCertificates.newest(settings, now);
  }

  @Override
  public Optional<X509Certificate> apply(String thumbprint) {
    return directory.flatMap(one -> one.byThumbprint(thumbprint)).map(CertifiedKey::certificate);
  }
}
