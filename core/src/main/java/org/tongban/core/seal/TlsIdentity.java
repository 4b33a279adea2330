package org.tongban.core.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.crypto.spec.PBEParameterSpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** This node's key and certificate for TLS, usable by a TLS engine and by nothing else. */
public final class TlsIdentity {
  /**
   * The store lives for the time of one call, so nothing is gained by the ten thousand iterations
   * that it would derive a key from its password with, three times.
   */
  private static final PasswordProtection IN_MEMORY =
      new PasswordProtection(
          new char[0], "PBEWithSHA1AndDESede", new PBEParameterSpec(new byte[8], 1));

  private final HeldKey held;

  TlsIdentity(HeldKey held) {
    this.held = held;
  }

  /** Fresh key managers. */
  public KeyManager[] keyManagers() {
    if (held.secret().token().isPresent()) {
      return new KeyManager[] {new TokenKeyManager(held)};
    }
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var entry = new PrivateKeyEntry(held.key(), new Certificate[] {held.certificate()});
      store.setEntry("tls", entry, IN_MEMORY);
      // SunX509 takes the key out once; PKIX would decrypt it again at every handshake
      var factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, new char[0]);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the TLS key can't be put into a key manager", e);
    }
  }

  /** The certificate shown to peers. */
  public X509Certificate certificate() {
    return held.certificate();
  }

  /** {@code x5t#S256} of the certificate, as it must stand in the directory. */
  public String thumbprint() {
    return held.thumbprint();
  }
}
