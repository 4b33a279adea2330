package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is taken for the signer of an answer: the one that it names, and only with the right. */
class OcspSignerTest {
  private static final String AUTHORITY = "CN=Some authority";
  private static final String RESPONDER = "CN=responder";
  private final KeyPair keys = MadeCertificate.p256();
  private final X509Certificate authority = new MadeCertificate().own(AUTHORITY, keys);

  @Test
  void theAuthorityIsNamedByItsNameOrItsKey() throws Exception {
    // Given
    var holder = new JcaX509CertificateHolder(authority);
    var byName = new RespID(holder.getSubject());
    var byKey = new RespID(holder.getSubjectPublicKeyInfo(), OcspQuestion.sha1());

    // When // Then
    assertThat(signed(byName, keys, authority)).isTrue();
    assertThat(signed(byKey, keys, authority)).isTrue();
  }

  @Test
  void anAnswerThatNamesAnotherIsNotItsSigners() throws Exception {
    // Given: rightly signed by the authority, and made out to be another's
    var other = new JcaX509CertificateHolder(new MadeCertificate().own(RESPONDER, otherKeys()));
    var byName = new RespID(other.getSubject());
    var byKey = new RespID(other.getSubjectPublicKeyInfo(), OcspQuestion.sha1());

    // When // Then
    assertThat(signed(byName, keys, authority)).isFalse();
    assertThat(signed(byKey, keys, authority)).isFalse();
  }

  @ParameterizedTest(name = "key usage {0}: {1}")
  @CsvSource({
    ",true",
    KeyUsage.digitalSignature + ",true",
    KeyUsage.nonRepudiation + ",false",
    KeyUsage.keyAgreement + ",false"
  })
  void aRespondersKeyIsForSigningWhereItSaysWhatItIsFor(Integer usage, boolean believed)
      throws Exception {
    // Given
    var own = otherKeys();
    var made =
        new MadeCertificate()
            .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
            .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE);
    if (usage != null) {
      made.with(Extension.keyUsage, new KeyUsage(usage));
    }
    var responder = made.issued(AUTHORITY, keys, RESPONDER, own.getPublic());

    // When // Then
    assertThat(signed(new RespID(new X500Name(RESPONDER)), own, responder)).isEqualTo(believed);
  }

  private static KeyPair otherKeys() {
    return MadeCertificate.p256();
  }

  private boolean signed(RespID name, KeyPair by, X509Certificate beside) throws Exception {
    var answer =
        new BasicOCSPRespBuilder(name)
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()),
                new X509CertificateHolder[] {new JcaX509CertificateHolder(beside)},
                Date.from(NOW));
    return OcspSigner.signed(answer, authority, NOW);
  }
}
