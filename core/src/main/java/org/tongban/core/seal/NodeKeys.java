package org.tongban.core.seal;

import java.time.Instant;
import java.util.Objects;

/**
 * The keys of this node. They are used inside this package and can't be taken out; the one for TLS
 * is handed to the TLS engine only as {@link TlsIdentity}.
 */
public final class NodeKeys {
  private final HeldKey signing;
  private final HeldKey decryption;
  private final TlsIdentity tls;

  private NodeKeys(HeldKey signing, HeldKey decryption, TlsIdentity tls) {
    this.signing = Objects.requireNonNull(signing, "signing");
    this.decryption = Objects.requireNonNull(decryption, "decryption");
    this.tls = Objects.requireNonNull(tls, "tls");
  }

  /**
   * Loads the three pairs.
   *
   * @throws KeyFileException when a file is missing, readable by others, or not a matching pair
   */
  public static NodeKeys load(KeyPairFiles sign, KeyPairFiles encrypt, KeyPairFiles tls) {
    return new NodeKeys(
        HeldKey.load(sign), HeldKey.load(encrypt), new TlsIdentity(HeldKey.load(tls)));
  }

  HeldKey signing() {
    return signing;
  }

  HeldKey decryption() {
    return decryption;
  }

  /** What this node shows in a TLS handshake. */
  public TlsIdentity tls() {
    return tls;
  }

  /** {@code x5t#S256} of the signing certificate, as it must stand in the directory. */
  public String signingThumbprint() {
    return signing.thumbprint();
  }

  /** {@code x5t#S256} of the encryption certificate. */
  public String encryptionThumbprint() {
    return decryption.thumbprint();
  }

  /** When the signing certificate ends. */
  public Instant signingExpiry() {
    return signing.certificate().getNotAfter().toInstant();
  }

  /** Whether any of the certificates comes from a demonstration authority. */
  public boolean fromDemonstrationAuthority() {
    return DemonstrationMark.isOn(signing.certificate())
        || DemonstrationMark.isOn(decryption.certificate())
        || DemonstrationMark.isOn(tls.certificate());
  }
}
