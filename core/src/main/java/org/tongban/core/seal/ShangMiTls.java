package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * TLS 1.3 with SM2, SM3 and SM4 (RFC 8998), and with nothing else: no engine or socket of this
 * context can fall back to another algorithm, or serve a client without a certificate. The JDK has
 * none of these, so BouncyCastle's implementation is used, which would otherwise offer all that it
 * knows.
 */
final class ShangMiTls extends SSLContextSpi {
  private static final String VERSION = "TLSv1.3";
  private static final String[] VERSIONS = {VERSION};
  private static final String[] CIPHERS = {"TLS_SM4_GCM_SM3"};
  private static final String[] GROUPS = {"curveSM2"};
  private static final String[] SIGNATURES = {"sm2sig_sm3"};

  /** It writes a line for each connection; what goes wrong reaches us as an exception. */
  private static final Logger LOG = Logger.getLogger("org.bouncycastle.jsse");

  private final SSLContext all;

  private ShangMiTls(SSLContext all) {
    this.all = all;
  }

  /** Made at the first need. */
  private static final class Implementation {
    static final Provider INSTANCE = implementation();

    private static Provider implementation() {
      LOG.setLevel(Level.OFF);
      return new BouncyCastleJsseProvider(CryptoProvider.bouncyCastle().jca());
    }
  }

  static SSLContext context(KeyManager[] keys, TrustManager[] trust) {
    try {
      var all = SSLContext.getInstance(VERSION, Implementation.INSTANCE);
      all.init(keys, trust, null);
      return new Restricted(new ShangMiTls(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("BouncyCastle has TLS 1.3", e);
    }
  }

  private static final class Restricted extends SSLContext {
    Restricted(ShangMiTls spi) {
      super(spi, Implementation.INSTANCE, VERSION);
    }
  }

  static BCSSLParameters restricted(BCSSLParameters parameters) {
    parameters.setProtocols(VERSIONS.clone());
    parameters.setCipherSuites(CIPHERS.clone());
    parameters.setNamedGroups(GROUPS.clone());
    parameters.setSignatureSchemes(SIGNATURES.clone());
    // a client passes over it; a server must never be asked without
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  private static SSLEngine restricted(SSLEngine engine) {
    var own = (BCSSLEngine) engine;
    own.setParameters(restricted(own.getParameters()));
    return engine;
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    throw new IllegalStateException("made ready already");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return restricted(all.createSSLEngine());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return restricted(all.createSSLEngine(host, port));
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new ShangMiSockets(all.getSocketFactory());
  }

  /** The listener works with engines. */
  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new UnsupportedOperationException("no server sockets");
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return all.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return all.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return new SSLParameters(CIPHERS.clone(), VERSIONS.clone());
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return engineGetDefaultSSLParameters();
  }
}
