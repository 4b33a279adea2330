package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * The question to an authority whether one of its certificates is revoked (OCSP, RFC 6960), with a
 * fresh nonce (RFC 9654), so that nobody can answer it in advance.
 */
public final class OcspQuestion {
  /** What the question is sent as (RFC 6960 appendix A). */
  public static final String MEDIA_TYPE = "application/ocsp-request";

  private static final int NONCE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X509Certificate certificate;
  private final X509Certificate authority;
  private final byte[] nonce = new byte[NONCE_BYTES];

  private OcspQuestion(X509Certificate certificate, X509Certificate authority) {
    this.certificate = Objects.requireNonNull(certificate, "certificate");
    this.authority = Objects.requireNonNull(authority, "authority");
    RANDOM.nextBytes(nonce);
  }

  /** A new question about a certificate to the authority that issued it. */
  public static OcspQuestion about(X509Certificate certificate, X509Certificate authority) {
    return new OcspQuestion(certificate, authority);
  }

  /** Whether that authority signed that certificate, so that it is the one to be asked. */
  public static boolean concerns(X509Certificate certificate, X509Certificate authority) {
    return ChainLinks.issued(authority, certificate);
  }

  X509Certificate certificate() {
    return certificate;
  }

  X509Certificate authority() {
    return authority;
  }

  /** As the extension holds it: an octet string of its own. */
  byte[] nonce() {
    return nonce.clone();
  }

  /** The question in DER. */
  public byte[] encoded() {
    try {
      var builder = new OCSPReqBuilder();
      builder.addRequest(id(certificate, authority));
      builder.setRequestExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(nonce).getEncoded())));
      return builder.build().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OCSPException e) {
      throw new IllegalStateException("a question can always be written", e);
    }
  }

  /** SHA-1 names the authority, as every responder understands; nothing is proven by it. */
  static CertificateID id(X509Certificate certificate, X509Certificate authority) {
    try {
      return new CertificateID(
          sha1(), new JcaX509CertificateHolder(authority), certificate.getSerialNumber());
    } catch (GeneralSecurityException | OCSPException e) {
      throw new IllegalArgumentException("a certificate that can't be asked about", e);
    }
  }

  static DigestCalculator sha1() {
    try {
      return new JcaDigestCalculatorProviderBuilder()
          .setProvider(CryptoProvider.bouncyCastle().jca())
          .build()
          .get(CertificateID.HASH_SHA1);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the provider has SHA-1", e);
    }
  }
}
