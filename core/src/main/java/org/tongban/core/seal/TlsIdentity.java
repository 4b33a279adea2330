package org.tongban.core.seal;

import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;

/** This node's key and certificate for TLS, usable by a TLS engine and by nothing else. */
public final class TlsIdentity {
  private final Supplier<NodeKeys> keys;

  /**
   * @param keys as they are used now; asked at each handshake
   */
  public TlsIdentity(Supplier<NodeKeys> keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /** Fresh key managers. */
  public KeyManager[] keyManagers() {
    return new KeyManager[] {new OwnKeyManager(keys)};
  }

  /** {@code x5t#S256} of the certificate that is shown now. */
  public String thumbprint() {
    return keys.get().tlsKey().thumbprint();
  }
}
