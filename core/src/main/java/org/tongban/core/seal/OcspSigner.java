package org.tongban.core.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.tongban.core.directory.CertificateReader;

/**
 * Who may answer for an authority (RFC 6960 §4.2.2.2): itself, or a responder whose certificate it
 * issued for that and nothing else is to be asked about ({@code id-pkix-ocsp-nocheck}).
 */
final class OcspSigner {
  private static final int DIGITAL_SIGNATURE = 0;

  private OcspSigner() {}

  static boolean signed(BasicOCSPResp answer, X509Certificate authority, Instant now)
      throws IOException {
    return Stream.concat(Stream.of(authority), responders(answer, authority, now))
        .filter(signer -> named(answer, signer))
        .anyMatch(
            signer ->
                AuthoritySignature.verifies(
                    signer,
                    answer.getSignatureAlgorithmID(),
                    answer.getTBSResponseData(),
                    answer.getSignature()));
  }

  private static Stream<X509Certificate> responders(
      BasicOCSPResp answer, X509Certificate authority, Instant now) throws IOException {
    return Arrays.stream(answer.getCerts())
        .flatMap(holder -> read(holder).stream())
        .filter(responder -> mayAnswer(responder, authority, now));
  }

  private static List<X509Certificate> read(X509CertificateHolder holder) {
    try {
      return List.of(CertificateReader.read(holder.getEncoded()));
    } catch (CertificateException | IOException e) {
      return List.of();
    }
  }

  private static boolean mayAnswer(
      X509Certificate responder, X509Certificate authority, Instant now) {
    try {
      responder.checkValidity(Date.from(now));
      var purposes = responder.getExtendedKeyUsage();
      var usage = responder.getKeyUsage();
      return purposes != null
          && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
          && (usage == null || usage[DIGITAL_SIGNATURE])
          && responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null
          && ChainLinks.issued(authority, responder);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean named(BasicOCSPResp answer, X509Certificate signer) {
    try {
      var holder = new JcaX509CertificateHolder(signer);
      var named = answer.getResponderId();
      return named.equals(new RespID(holder.getSubject()))
          || named.equals(new RespID(holder.getSubjectPublicKeyInfo(), OcspQuestion.sha1()));
    } catch (GeneralSecurityException | OCSPException e) {
      return false;
    }
  }
}
