package org.tongban.core.seal;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;

/**
 * What stays of a signed message whose body is erased, {@code header.digest.signature} in
 * base64url: its protected header, the digest that the signature is over, and the signature. The
 * digest is SHA-256 of the signing input (RFC 7515 §5.1) in the suite ES256, and e = SM3(Z_A ‖ M)
 * of GM/T 0003.2 §6 over the same in the suite SM2; empty where the signer's certificate wasn't
 * known any more, which Z_A is made of.
 */
public final class KeptSignature {
  private static final int HALF = 32;
  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

  private KeptSignature() {}

  /** What can be said of a signature over a digest. */
  public enum Verdict {
    /** The certificate's key made it. */
    VERIFIED,
    /** It didn't. */
    FAILED,
    /** Nobody knows the certificate, or nothing signed was kept. */
    NOT_CHECKED
  }

  /**
   * What stays of these bytes; empty when they are no signed message.
   *
   * @param certificates by {@code x5t#S256}
   */
  public static byte[] of(byte[] signed, Function<String, Optional<X509Certificate>> certificates) {
    try {
      var read = ReadJws.of(signed);
      var suite = SuiteNames.claimed(read.header().getAlgorithm());
      if (suite.isEmpty() || read.header().getX509CertSHA256Thumbprint() == null) {
        return new byte[0];
      }
      var digest =
          suite.get() == Suite.SM2
              ? certificates
                  .apply(read.thumbprint())
                  .flatMap(KeptSignature::key)
                  .map(key -> e(key, read))
                  .orElse(new byte[0])
              : Digest.sha256(read.signingInput()).bytes();
      var header = read.header().getParsedBase64URL();
      var kept = header + "." + Base64URL.encode(digest) + "." + read.signature();
      return kept.getBytes(StandardCharsets.US_ASCII);
    } catch (NotSealedException e) {
      return new byte[0];
    }
  }

  private static byte[] e(ECPublicKey key, ReadJws read) {
    var digest = new GivenDigest(null);
    Sm2.verifies(key, read.signingInput(), read.signature().decode(), digest);
    return digest.last();
  }

  /**
   * Whether the signature is over the digest.
   *
   * @param certificates by {@code x5t#S256}, of those that the caller has reason to believe
   */
  public static Verdict verdict(
      byte[] kept, Function<String, Optional<X509Certificate>> certificates) {
    if (kept.length == 0) {
      return Verdict.NOT_CHECKED;
    }
    var parts = new String(kept, StandardCharsets.US_ASCII).split("\\.", -1);
    if (parts.length != CompactForm.JWS_PARTS) {
      return Verdict.FAILED;
    }
    try {
      var header = JWSHeader.parse(new Base64URL(parts[0]));
      var thumbprint = header.getX509CertSHA256Thumbprint();
      var suite = SuiteNames.claimed(header.getAlgorithm());
      if (thumbprint == null || suite.isEmpty()) {
        return Verdict.FAILED;
      }
      var certificate = certificates.apply(thumbprint.toString());
      if (certificate.isEmpty() || parts[1].isEmpty()) {
        return Verdict.NOT_CHECKED;
      }
      var good =
          CertificateReader.suite(certificate.get()).equals(suite)
              && verifies(certificate.get(), suite.get(), decode(parts[1]), decode(parts[2]));
      return good ? Verdict.VERIFIED : Verdict.FAILED;
    } catch (ParseException | IllegalArgumentException e) {
      return Verdict.FAILED;
    }
  }

  private static byte[] decode(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  private static boolean verifies(
      X509Certificate certificate, Suite suite, byte[] digest, byte[] signature) {
    var key = key(certificate);
    if (key.isEmpty() || digest.length != HALF || signature.length != 2 * HALF) {
      return false;
    }
    return suite == Suite.SM2
        ? Sm2.verifies(key.get(), new byte[0], signature, new GivenDigest(digest))
        : ecdsa(key.get(), digest, signature);
  }

  /** The library refuses r and s that are zero or too large. */
  private static boolean ecdsa(ECPublicKey key, byte[] digest, byte[] signature) {
    var signer = new ECDSASigner();
    var point = P256.getCurve().createPoint(key.getW().getAffineX(), key.getW().getAffineY());
    signer.init(false, new ECPublicKeyParameters(point, P256));
    return signer.verifySignature(
        digest,
        new BigInteger(1, Arrays.copyOf(signature, HALF)),
        new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF)));
  }

  private static Optional<ECPublicKey> key(X509Certificate certificate) {
    return Optional.of(certificate.getPublicKey())
        .filter(ECPublicKey.class::isInstance)
        .map(ECPublicKey.class::cast);
  }
}
