package org.tongban.core.seal;

import java.io.EOFException;
import java.net.SocketException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.bouncycastle.tls.TlsException;
import org.tongban.core.directory.Suite;

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

  /** Of the key: SM2 speaks TLS 1.3 as in RFC 8998, ES256 as the JDK does. */
  public Suite suite() {
    return keys.get().tlsKey().suite();
  }

  /** A context for a key of SM2, which speaks the algorithms of RFC 8998 and no others. */
  public SSLContext shangMi(TrustManager trust) {
    var own = new ShangMiKeys(new OwnKeyManager(keys));
    return ShangMiTls.context(new KeyManager[] {own}, new TrustManager[] {trust});
  }

  /**
   * Whether TLS itself failed, and not the connection beneath it, which the JDK's TLS reports as
   * its own failure. BouncyCastle's has exceptions of its own.
   */
  public static boolean failed(Exception e) {
    return e instanceof SSLException ? !brokenOff(e.getCause()) : e instanceof TlsException;
  }

  private static boolean brokenOff(Throwable cause) {
    return cause instanceof EOFException || cause instanceof SocketException;
  }

  /** {@code x5t#S256} of the certificate that is shown now. */
  public String thumbprint() {
    return keys.get().tlsKey().thumbprint();
  }
}
