package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Set;
import org.tongban.core.message.StrictJson;

/**
 * The public keys (JWKS, RFC 7517) with which an issuer signs the tokens of local callers. Secret
 * keys and keys for encryption that stand in the set are left out: no token may be verified with
 * one. Immutable.
 */
public final class IssuerKeys {
  private static final int MOST = 100;
  private static final String NONE = "no set of keys (JWKS)";

  private final JWKSet keys;
  private final Set<String> ids;

  private IssuerKeys(JWKSet keys, Set<String> ids) {
    this.keys = keys;
    this.ids = Set.copyOf(ids);
  }

  /**
   * Reads a set in JSON.
   *
   * @throws IllegalArgumentException when it is none, or has no key that could verify a token
   */
  public static IssuerKeys parse(byte[] json) {
    checkForm(json);
    try {
      var all = JWKSet.parse(new String(json, StandardCharsets.UTF_8)).toPublicJWKSet().getKeys();
      var keys =
          all.stream()
              .filter(key -> key.getKeyID() != null)
              .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
              .toList();
      var ids = new HashSet<String>();
      keys.forEach(key -> ids.add(key.getKeyID()));
      if (keys.isEmpty() || keys.size() > MOST || ids.size() < keys.size()) {
        throw new IllegalArgumentException(
            "the set must have 1 to " + MOST + " public keys to verify with, each with its own id");
      }
      return new IssuerKeys(new JWKSet(keys), ids);
    } catch (ParseException e) {
      // not the cause: it repeats what could not be read
      throw new IllegalArgumentException(NONE);
    }
  }

  /** The library answers members of another form with exceptions that it doesn't declare. */
  private static void checkForm(byte[] json) {
    for (var key : document(json).path("keys")) {
      if (!key.isObject()) {
        throw new IllegalArgumentException(NONE);
      }
    }
  }

  private static JsonNode document(byte[] json) {
    try {
      return StrictJson.parse(json);
    } catch (IllegalArgumentException e) {
      // an administrator is helped more by what it is not: often it is a page to sign in
      throw new IllegalArgumentException(NONE, e);
    }
  }

  /** Ids of the keys. */
  public Set<String> ids() {
    return ids;
  }

  JWKSet set() {
    return keys;
  }
}
