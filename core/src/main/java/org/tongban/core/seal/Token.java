package org.tongban.core.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that never leave a PKCS#11 token: it signs and agrees on keys itself. The token must hold
 * the certificate beside each key, under the same id and label; the JDK finds no key without one.
 */
final class Token {
  private static final Map<String, Provider> OPEN = new ConcurrentHashMap<>();

  private Token() {}

  /**
   * The key that the URI in a key file names.
   *
   * @throws KeyFileException when the URI is of another form, or the token doesn't open or has no
   *     such key
   */
  static Secret open(Path file, String text) {
    try {
      var uri = TokenUri.parse(text);
      var provider = provider(uri);
      var keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, pin(uri));
      if (keys.getKey(uri.object(), null) instanceof PrivateKey key) {
        return new Secret(key, Optional.of(provider));
      }
      throw new KeyFileException(file, "names a key that the token doesn't hold");
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(file, "is no PKCS#11 URI with all that is needed", e);
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw new KeyFileException(file, "names a token that doesn't open", e);
    }
  }

  private static char[] pin(TokenUri uri) throws IOException {
    KeyFiles.checkOwnerOnly(uri.pin());
    try (var lines = Files.lines(uri.pin())) {
      return lines.findFirst().orElse("").toCharArray();
    }
  }

  /** One for each slot: a library can be loaded once only. */
  static Provider provider(TokenUri uri) {
    return OPEN.computeIfAbsent(
        uri.module() + " " + uri.slot(), name -> configured(uri, "tongban-" + OPEN.size()));
  }

  /**
   * What two keys agree on must come out of the token, as it is hashed outside (RFC 7518 §4.6.2);
   * keys themselves don't, and one that is brought in by the JDK may agree on keys. It is added to
   * the JDK's list, at its end, so that the TLS engine finds it for keys that no other provider can
   * use.
   */
  private static Provider configured(TokenUri uri, String name) {
    var text =
        "--name = %s\nlibrary = %s\nslot = %d\n".formatted(name, uri.module(), uri.slot())
            + "attributes(*,CKO_SECRET_KEY,CKK_GENERIC_SECRET) = {\n"
            + "  CKA_SENSITIVE = false\n  CKA_EXTRACTABLE = true\n}\n"
            + "attributes(import,CKO_PRIVATE_KEY,CKK_EC) = {\n"
            + "  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n  CKA_DERIVE = true\n}\n";
    var base = Security.getProvider("SunPKCS11");
    if (base == null) {
      throw new ProviderException("this Java has no PKCS#11");
    }
    try {
      var provider = base.configure(text);
      Security.addProvider(provider);
      return provider;
    } catch (InvalidParameterException e) {
      throw new ProviderException("the token's library doesn't load", e);
    }
  }
}
