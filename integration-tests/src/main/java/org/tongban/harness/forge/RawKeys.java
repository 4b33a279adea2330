package org.tongban.harness.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;

/** A private key with its certificate, of either suite, free for any use. */
public record RawKeys(PrivateKey key, X509Certificate certificate) {
  public RawKeys {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(certificate, "certificate");
  }

  /**
   * The pair {@code <name>.key.pem} and {@code <name>.crt.pem}.
   *
   * @throws UncheckedIOException when there is none
   */
  public static RawKeys read(Path folder, String name) {
    try {
      var pem =
          Files.readString(folder.resolve(name + ".key.pem"), StandardCharsets.US_ASCII)
              .replaceAll("-----[A-Z ]+-----", "")
              .replaceAll("\\s", "");
      var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
      var certificate = Files.readAllBytes(folder.resolve(name + ".crt.pem"));
      return new RawKeys(privateKey(encoded), CertificateReader.read(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(folder.resolve(name) + " can't be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(folder.resolve(name) + " is no pair", e);
    }
  }

  private static PrivateKey privateKey(PKCS8EncodedKeySpec encoded)
      throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (InvalidKeySpecException e) {
      // the JDK knows no curve of SM2
      return KeyFactory.getInstance("EC", Sm2Raw.PROVIDER).generatePrivate(encoded);
    }
  }

  /** A fresh key on P-256 that nobody has ever heard of, with a certificate of its own making. */
  public static RawKeys unknown(Clock clock) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var name = new X500Name("CN=nobody");
      var now = clock.instant();
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(Duration.ofDays(1))),
              name,
              pair.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new RawKeys(pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By the curve of the key. */
  public Suite suite() {
    return CertificateReader.suite(certificate).orElseThrow();
  }

  /** {@code x5t#S256} (RFC 7515 §4.1.8). */
  public String thumbprint() {
    return CertifiedKey.thumbprintOf(certificate);
  }
}
