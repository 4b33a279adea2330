package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Writes the revocation lists of a demonstration authority (RFC 5280 §5). */
final class DemonstrationList {
  private DemonstrationList() {}

  static X509v2CRLBuilder of(
      X500Name authority,
      long number,
      Instant issued,
      Instant next,
      Collection<X509Certificate> revoked) {
    var list = new X509v2CRLBuilder(authority, Date.from(issued));
    list.setNextUpdate(Date.from(next));
    for (var one : revoked) {
      list.addCRLEntry(one.getSerialNumber(), Date.from(issued), CRLReason.keyCompromise);
    }
    try {
      return list.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] encoded(X509v2CRLBuilder list, ContentSigner signer) {
    try {
      return list.build(signer).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
