package org.tongban.node.command;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** An authority that is none of ours: it reads requests and issues what they ask for. */
final class OtherAuthority {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final X500Name NAME = new X500Name("C=CN,O=Other,CN=Some root");

  private final KeyPair keys;
  private final X509CertificateHolder root;
  private final Instant now;
  private final String algorithm;

  OtherAuthority(String curve, String algorithm, Instant now) {
    this.now = now;
    this.algorithm = algorithm;
    try {
      var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(new ECGenParameterSpec(curve));
      this.keys = generator.generateKeyPair();
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME, BigInteger.ONE, day(-1), day(999), NAME, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      this.root = sign(builder);
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static OtherAuthority es256(Instant now) {
    return new OtherAuthority("secp256r1", "SHA256withECDSA", now);
  }

  static OtherAuthority sm2(Instant now) {
    return new OtherAuthority("sm2p256v1", "SM3WITHSM2", now);
  }

  private Date day(int days) {
    return Date.from(now.plus(Duration.ofDays(days)));
  }

  private X509CertificateHolder sign(JcaX509v3CertificateBuilder builder) {
    try {
      return builder.build(
          new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(keys.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  /** The certificate that the request asks for, with the root after it. */
  String issue(Path request, int days) {
    try (var reader = new PEMParser(Files.newBufferedReader(request))) {
      var asked = (PKCS10CertificationRequest) reader.readObject();
      var verifiers =
          new JcaContentVerifierProviderBuilder()
              .setProvider(PROVIDER)
              .build(asked.getSubjectPublicKeyInfo());
      if (!asked.isSignatureValid(verifiers)) {
        throw new AssertionError("the request doesn't prove its key");
      }
      var builder =
          new JcaX509v3CertificateBuilder(
              root.getSubject(),
              BigInteger.valueOf(Files.size(request)),
              day(-1),
              day(days),
              asked.getSubject(),
              new org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter()
                  .setProvider(PROVIDER)
                  .getPublicKey(asked.getSubjectPublicKeyInfo()));
      Extensions wanted = asked.getRequestedExtensions();
      for (var oid : wanted.getExtensionOIDs()) {
        builder.addExtension(wanted.getExtension(oid));
      }
      return pem(sign(builder)) + rootPem();
    } catch (IOException | OperatorCreationException | PKCSException e) {
      throw new AssertionError(e);
    }
  }

  String rootPem() {
    return pem(root);
  }

  private static String pem(Object content) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }
}
