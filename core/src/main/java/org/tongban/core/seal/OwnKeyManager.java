package org.tongban.core.seal;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows in each handshake the certificate that is in use then, so that a new one needs no new
 * listener. The key may be in a token.
 */
final class OwnKeyManager extends X509ExtendedKeyManager {
  private static final String TYPE = "EC";

  private final Supplier<NodeKeys> keys;

  /** By thumbprint: a handshake goes on with the key that it began with. */
  private final Map<String, HeldKey> shown = new ConcurrentHashMap<>();

  OwnKeyManager(Supplier<NodeKeys> keys) {
    this.keys = keys;
  }

  private String aliasFor(String... types) {
    for (var type : types) {
      if (type.startsWith(TYPE)) {
        var key = keys.get().tlsKey();
        shown.put(key.thumbprint(), key);
        return key.thumbprint();
      }
    }
    return null;
  }

  private String[] aliasesFor(String type) {
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
    var key = shown.get(alias);
    return key == null ? null : new X509Certificate[] {key.certificate()};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    var key = shown.get(alias);
    return key == null ? null : key.secret().key();
  }
}
