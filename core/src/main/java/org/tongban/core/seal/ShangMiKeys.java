package org.tongban.core.seal;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;

/**
 * The node's own key as BouncyCastle's TLS asks for it. A plain key manager is asked in a way that
 * loses for which signature the key is wanted, and no key of SM2 is found.
 */
final class ShangMiKeys extends BCX509ExtendedKeyManager {
  private final OwnKeyManager own;

  ShangMiKeys(OwnKeyManager own) {
    this.own = own;
  }

  @Override
  protected BCX509Key getKeyBC(String type, String alias) {
    var chain = own.getCertificateChain(alias);
    var secret = own.getPrivateKey(alias);
    return chain == null || secret == null ? null : new Key(type, chain, secret);
  }

  /** A key of that type with its certificate. */
  private static final class Key implements BCX509Key {
    private final String type;
    private final X509Certificate[] chain;
    private final PrivateKey secret;

    Key(String type, X509Certificate[] chain, PrivateKey secret) {
      this.type = type;
      this.chain = chain;
      this.secret = secret;
    }

    @Override
    public String getKeyType() {
      return type;
    }

    @Override
    public X509Certificate[] getCertificateChain() {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey() {
      return secret;
    }
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return own.getClientAliases(type, issuers);
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return own.chooseClientAlias(types, issuers, socket);
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return own.chooseEngineClientAlias(types, issuers, engine);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return own.getServerAliases(type, issuers);
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return own.chooseServerAlias(type, issuers, socket);
  }

  @Override
  public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
    return own.chooseEngineServerAlias(type, issuers, engine);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return own.getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return own.getPrivateKey(alias);
  }
}
