package org.tongban.core.seal;

import java.security.PrivateKey;
import java.security.Provider;
import java.util.Objects;
import java.util.Optional;

/**
 * A private key, wherever it is.
 *
 * @param token the provider through which it is used; empty for one that was read from a file
 */
record Secret(PrivateKey key, Optional<Provider> token) {
  Secret {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(token, "token");
  }

  @Override
  public String toString() {
    return token.isPresent() ? "a key in a token" : "a key from a file";
  }
}
