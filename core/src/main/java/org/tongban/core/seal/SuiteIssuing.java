package org.tongban.core.seal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** What is different in each suite when keys, requests, certificates and lists are made. */
final class SuiteIssuing {
  private final Suite suite;

  SuiteIssuing(Suite suite) {
    this.suite = suite;
  }

  KeyPair newKeys(SecureRandom random) {
    try {
      var generator =
          suite == Suite.SM2
              ? KeyPairGenerator.getInstance("EC", CryptoProvider.bouncyCastle().jca())
              : KeyPairGenerator.getInstance("EC");
      var curve = suite == Suite.SM2 ? "sm2p256v1" : "secp256r1";
      generator.initialize(new ECGenParameterSpec(curve), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the curve of " + suite + " is missing", e);
    }
  }

  /** SM2 enciphers a key, ECDH agrees on one. */
  KeyUsage usage(KeyUse use) {
    if (use != KeyUse.ENCRYPT) {
      return new KeyUsage(KeyUsage.digitalSignature);
    }
    return new KeyUsage(suite == Suite.SM2 ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
  }

  ContentSigner signer(PrivateKey key) {
    if (suite == Suite.SM2) {
      return new Sm2Signer((ECPrivateKey) key);
    }
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every Java platform signs with P-256", e);
    }
  }

  X509Certificate certificate(X509CertificateHolder holder) {
    try {
      var converter = new JcaX509CertificateConverter();
      return suite == Suite.SM2
          ? converter.setProvider(CryptoProvider.bouncyCastle().jca()).getCertificate(holder)
          : converter.getCertificate(holder);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was just made can't be read", e);
    }
  }

  /** Signs certificates (GM/T 0015), with the signer id set here and not by a provider. */
  private static final class Sm2Signer implements ContentSigner {
    private final ECPrivateKey key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Sm2Signer(ECPrivateKey key) {
      this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      return Sm2.sign(key, content.toByteArray(), StandardDSAEncoding.INSTANCE);
    }
  }
}
