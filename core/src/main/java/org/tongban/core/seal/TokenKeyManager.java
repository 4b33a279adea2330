package org.tongban.core.seal;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows one certificate in every handshake, whose key stays in a token. */
final class TokenKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "tls";
  private static final String TYPE = "EC";

  private final HeldKey held;

  TokenKeyManager(HeldKey held) {
    this.held = held;
  }

  private static String aliasFor(String... types) {
    for (var type : types) {
      if (type.startsWith(TYPE)) {
        return ALIAS;
      }
    }
    return null;
  }

  private static String[] aliasesFor(String type) {
    var alias = aliasFor(type);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return aliasesFor(type);
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return aliasFor(types);
  }

  @Override
  public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
    return aliasFor(types);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return aliasesFor(type);
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return aliasFor(type);
  }

  @Override
  public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
    return aliasFor(type);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[] {held.certificate()};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return held.secret().key();
  }
}
