package org.tongban.core.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/**
 * A throw-away certificate authority of one suite for demonstrations and tests. Its own key lives
 * in this object only and is never written anywhere, so nobody can add a certificate later. Every
 * certificate names the organisation {@value DemonstrationMark#ORGANISATION}: production needs an
 * e-government certificate authority.
 */
public final class DemonstrationAuthority {
  // clocks of two machines differ
  private static final Duration BEFORE = Duration.ofMinutes(5);
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SuiteIssuing suite;
  private final Instant from;
  private final Instant to;
  private final KeyPair keys;
  private final X500Name name;
  private final X509Certificate certificate;

  private DemonstrationAuthority(Suite suite, Instant from, Instant to) {
    this.suite = new SuiteIssuing(suite);
    this.from = from;
    this.to = to;
    this.keys = this.suite.newKeys(RANDOM);
    this.name = name("Tongban demonstration root, not for production");
    this.certificate = ownCertificate();
  }

  /**
   * A new authority whose certificates are all valid from five minutes ago.
   *
   * @param days how long they stay valid, at least 1
   */
  public static DemonstrationAuthority create(Clock clock, int days) {
    return create(clock, days, Suite.ES256);
  }

  /** The same, of either suite. */
  public static DemonstrationAuthority create(Clock clock, int days, Suite suite) {
    if (days < 1) {
      throw new IllegalArgumentException("a certificate is valid for at least one day");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new DemonstrationAuthority(suite, now.minus(BEFORE), now.plus(Duration.ofDays(days)));
  }

  /** The authority's own certificate as PEM. */
  public String certificatePem() {
    return DemonstrationKey.pem(certificate);
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** A new key of a member for one use. */
  public DemonstrationKey issue(MemberCode member, KeyUse use) {
    return issue("member " + member + " " + use.code(), use);
  }

  /** A new key for the operator of the federation, which signs directory and catalogue. */
  public DemonstrationKey issueOperator() {
    return issue("federation operator", KeyUse.SIGN);
  }

  /** A new key for a time-stamp authority, for nothing else (RFC 3161 §2.3). */
  public DemonstrationKey issueTimeStamper() {
    var stamperKeys = suite.newKeys(RANDOM);
    var builder = builder(name("time-stamp authority"), stamperKeys);
    var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping);
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    add(builder, Extension.extendedKeyUsage, true, purpose);
    return new DemonstrationKey(stamperKeys.getPrivate(), sign(builder));
  }

  private DemonstrationKey issue(String commonName, KeyUse use) {
    var subjectKeys = suite.newKeys(RANDOM);
    var builder = builder(name(commonName), subjectKeys);
    addUse(builder, use);
    return new DemonstrationKey(subjectKeys.getPrivate(), sign(builder));
  }

  /**
   * A list of revoked certificates (RFC 5280 §5) in DER.
   *
   * @param number higher than in the lists before
   * @param next when the next one is promised
   */
  public byte[] revocationList(
      long number, Instant issued, Instant next, Collection<X509Certificate> revoked) {
    var list = DemonstrationList.of(name, number, issued, next, revoked);
    return DemonstrationList.encoded(list, suite.signer(keys.getPrivate()));
  }

  /**
   * Answers questions about certificates in the authority's name.
   *
   * @param life how long an answer is good
   */
  public DemonstrationResponder responder(Clock clock, Duration life) {
    var responderKeys = suite.newKeys(RANDOM);
    var builder = builder(name("responder"), responderKeys);
    var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning);
    add(builder, Extension.extendedKeyUsage, false, purpose);
    add(builder, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    return new DemonstrationResponder(
        suite, responderKeys.getPrivate(), sign(builder), clock, life);
  }

  private void addUse(X509v3CertificateBuilder builder, KeyUse use) {
    add(builder, Extension.keyUsage, true, suite.usage(use));
    if (use == KeyUse.TLS) {
      // both: a node serves its peers and calls them with the same certificate
      var both = new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
      add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));
      add(builder, Extension.subjectAlternativeName, false, localNames());
    }
  }

  private static void add(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier type,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(type, critical, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneralNames localNames() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
  }

  private X509Certificate ownCertificate() {
    var builder = builder(name, keys);
    add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
    var usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    add(builder, Extension.keyUsage, true, usage);
    return sign(builder);
  }

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKeys) {
    var serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
    var builder =
        new JcaX509v3CertificateBuilder(
            name, serial, Date.from(from), Date.from(to), subject, subjectKeys.getPublic());
    try {
      var identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(subjectKeys.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(keys.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder;
  }

  private X509Certificate sign(X509v3CertificateBuilder builder) {
    return suite.certificate(builder.build(suite.signer(keys.getPrivate())));
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "CN")
        .addRDN(BCStyle.O, DemonstrationMark.ORGANISATION)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }
}
