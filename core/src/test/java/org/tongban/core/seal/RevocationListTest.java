package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

class RevocationListTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @EnumSource(Suite.class)
  void tellsTheRevokedFromTheOthers(Suite suite) {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30, suite);
    var revoked = authority.issue(QINGPU, KeyUse.SIGN).certificate();
    var good = authority.issue(QINGPU, KeyUse.SIGN).certificate();
    var other = DemonstrationAuthority.create(CLOCK, 30, suite);

    // When
    var list =
        RevocationList.open(
            authority.revocationList(7, NOW, NOW.plus(DAY), List.of(revoked)),
            List.of(other.certificate(), authority.certificate()),
            CLOCK);

    // Then
    assertThat(list.number()).isEqualTo(BigInteger.valueOf(7));
    assertThat(list.issued()).isEqualTo(NOW);
    assertThat(list.expires()).isEqualTo(NOW.plus(DAY));
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.authority()).isEqualTo(authority.certificate());
    assertThat(list.revokes(key(suite, revoked))).isTrue();
    assertThat(list.revokes(key(suite, good))).isFalse();
    assertThat(list.covers(good)).isTrue();
  }

  @Test
  void isReadAsPemToo() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30);
    var der = authority.revocationList(1, NOW, NOW.plus(DAY), List.of());
    var pem =
        "-----BEGIN X509 CRL-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END X509 CRL-----\n";

    // When
    var list =
        RevocationList.open(
            pem.getBytes(StandardCharsets.US_ASCII), List.of(authority.certificate()), CLOCK);

    // Then
    assertThat(list.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void oneByAnotherAuthorityOfTheSameNameIsRefused(Suite suite) {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30, suite);
    var forger = DemonstrationAuthority.create(CLOCK, 30, suite);
    var list = forger.revocationList(9, NOW, NOW.plus(DAY), List.of());

    // Then
    refused(
        () -> RevocationList.open(list, List.of(authority.certificate()), CLOCK),
        "not signed by an authority");
  }

  @Test
  void oneFromTheFutureIsRefused() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30);
    var list = authority.revocationList(1, NOW.plus(DAY), NOW.plus(DAY).plus(DAY), List.of());

    // Then
    refused(
        () -> RevocationList.open(list, List.of(authority.certificate()), CLOCK),
        "from the future");
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void noChangedByteIsBelievedAndNoneBreaksTheReader(Suite suite) {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30, suite);
    var good = authority.issue(QINGPU, KeyUse.SIGN).certificate();
    var list = authority.revocationList(1, NOW, NOW.plus(DAY), List.of(good));

    // Then
    for (int at = 0; at < list.length; at++) {
      for (int bit = 1; bit <= 0x80; bit <<= 1) {
        var changed = list.clone();
        changed[at] ^= (byte) bit;
        refused(
            () -> RevocationList.open(changed, List.of(authority.certificate()), CLOCK), "list");
      }
    }
  }

  static Stream<Spoilt> incomplete() {
    return Stream.of(
        new Spoilt("no number", b -> b, false),
        new Spoilt("changes only", b -> with(b, Extension.deltaCRLIndicator, false), true),
        new Spoilt("some certificates only", b -> point(b, true, false), true),
        new Spoilt("others' certificates too", b -> point(b, false, true), true),
        new Spoilt(
            "something unknown", b -> with(b, new ASN1ObjectIdentifier("1.2.3"), true), true));
  }

  record Spoilt(String name, UnaryOperator<X509v2CRLBuilder> change, boolean number) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void whatDoesNotSpeakOfAllCertificatesIsRefused(Spoilt spoilt) throws Exception {
    // Given
    var authority = new RealAuthority(KeyUsage.cRLSign, "SHA256withECDSA");
    var builder = authority.list();
    if (spoilt.number()) {
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
    }
    var list = authority.sign(spoilt.change().apply(builder));

    // Then
    refused(
        () -> RevocationList.open(list, List.of(authority.certificate), CLOCK),
        spoilt.number() ? "not a complete one" : "no number");
  }

  @Test
  void oneWithoutAnEndIsRefused() throws Exception {
    // Given
    var authority = new RealAuthority(KeyUsage.cRLSign, "SHA256withECDSA");
    var builder = new X509v2CRLBuilder(RealAuthority.NAME, Date.from(NOW));
    builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));

    // Then
    var list = authority.sign(builder);
    refused(() -> RevocationList.open(list, List.of(authority.certificate), CLOCK), "no end");
  }

  @Test
  void anAuthorityThatMaySignNoListsOrSignsWeaklyIsNotBelieved() throws Exception {
    // Given
    var noLists = new RealAuthority(KeyUsage.keyCertSign, "SHA256withECDSA");
    var weak = new RealAuthority(KeyUsage.cRLSign, "SHA1withECDSA");
    var good = new RealAuthority(KeyUsage.cRLSign, "SHA384withECDSA");

    // Then
    for (var authority : List.of(noLists, weak)) {
      var list = authority.sign(authority.numbered());
      refused(
          () -> RevocationList.open(list, List.of(authority.certificate), CLOCK),
          "not signed by an authority");
    }
    var list = good.sign(good.numbered());
    assertThat(RevocationList.open(list, List.of(good.certificate), CLOCK).size()).isZero();
  }

  private static X509v2CRLBuilder with(
      X509v2CRLBuilder builder, ASN1ObjectIdentifier extension, boolean critical) {
    try {
      return builder.addExtension(extension, critical, DERNull.INSTANCE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static X509v2CRLBuilder point(X509v2CRLBuilder builder, boolean usersOnly, boolean all) {
    try {
      return builder.addExtension(
          Extension.issuingDistributionPoint,
          true,
          new IssuingDistributionPoint(null, usersOnly, false, null, all, false));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CertifiedKey key(Suite suite, X509Certificate certificate) {
    return new CertifiedKey(
        QINGPU,
        KeyUse.SIGN,
        suite,
        certificate,
        CertifiedKey.thumbprintOf(certificate),
        NOW,
        NOW.plus(DAY),
        false);
  }

  private static void refused(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(SignedDocumentException.class)
        .hasMessageContaining(words);
  }

  /** An authority that is none of ours, of every kind. */
  private static final class RealAuthority {
    static final X500Name NAME = new X500Name("C=CN,O=Other,CN=Some authority");
    private final KeyPair keys;
    private final String algorithm;
    final X509Certificate certificate;

    RealAuthority(int usage, String algorithm)
        throws GeneralSecurityException, IOException, OperatorCreationException {
      this.algorithm = algorithm;
      this.keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              BigInteger.ONE,
              Date.from(NOW),
              Date.from(NOW.plus(DAY)),
              NAME,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      this.certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    X509v2CRLBuilder list() {
      var builder = new X509v2CRLBuilder(NAME, Date.from(NOW));
      return builder.setNextUpdate(Date.from(NOW.plus(DAY)));
    }

    X509v2CRLBuilder numbered() throws IOException {
      return list().addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
    }

    byte[] sign(X509v2CRLBuilder builder) throws IOException, OperatorCreationException {
      var signer = new JcaContentSignerBuilder(algorithm).build(keys.getPrivate());
      var bytes = new ByteArrayOutputStream();
      bytes.write(builder.build(signer).getEncoded());
      return bytes.toByteArray();
    }
  }
}
