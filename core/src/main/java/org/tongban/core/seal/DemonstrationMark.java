package org.tongban.core.seal;

import java.security.cert.X509Certificate;

/** How a throw-away certificate is told from a real one: by its issuer's organisation. */
public final class DemonstrationMark {
  /** The organisation that stands in the name of every demonstration authority. */
  public static final String ORGANISATION = "Tongban demonstration authority";

  private DemonstrationMark() {}

  /** Whether a demonstration authority issued this certificate. */
  public static boolean isOn(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().getName().contains(ORGANISATION);
  }
}
