package org.tongban.node.peer;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** A certificate that the directory gives to no member that is to be trusted here. */
final class UnpinnedException extends CertificateException {
  @Serial private static final long serialVersionUID = 1L;

  private final X509Certificate shown;

  UnpinnedException(X509Certificate shown) {
    super("the directory gives this certificate to no such member");
    this.shown = shown;
  }

  /** The one that the other side showed. */
  X509Certificate shown() {
    return shown;
  }
}
