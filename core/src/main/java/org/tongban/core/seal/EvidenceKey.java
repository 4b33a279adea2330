package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.tongban.core.directory.Suite;

/**
 * A key of this node for the one other form that it signs beside messages: the signed attributes of
 * a CMS signature (RFC 5652 §5.4). The key itself stays in this package. Made by {@link Sealer}
 * only.
 */
public final class EvidenceKey {
  /** Tag of a DER SET, with which signed attributes begin and no message of the protocol does. */
  private static final byte SET = 0x31;

  private final CryptoProvider provider;
  private final HeldKey held;

  EvidenceKey(CryptoProvider provider, HeldKey held) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.held = Objects.requireNonNull(held, "held");
  }

  /** The suite that it signs in. */
  public Suite suite() {
    return held.suite();
  }

  /** The certificate of the key. */
  public X509Certificate certificate() {
    return held.certificate();
  }

  /**
   * Signs with ECDSA and SHA-256, or SM2 and SM3.
   *
   * @param attributes the DER form of a SET of attributes
   * @return r and s in DER
   * @throws IllegalArgumentException for bytes of another form, so that nobody is led to sign a
   *     message of the protocol through this door
   */
  public byte[] sign(byte[] attributes) {
    if (attributes.length == 0 || attributes[0] != SET) {
      throw new IllegalArgumentException("only signed attributes of CMS are signed here");
    }
    return held.suite() == Suite.SM2
        ? Sm2.sign(held.key(), attributes, StandardDSAEncoding.INSTANCE)
        : p256(attributes);
  }

  private byte[] p256(byte[] attributes) {
    try {
      var by = held.secret().token().orElseGet(provider::jca);
      var signer = Signature.getInstance("SHA256withECDSA", by);
      signer.initSign(held.secret().key());
      signer.update(attributes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }
}
