package org.tongban.core.message;

import java.util.Objects;
import java.util.Optional;

/**
 * The statute or the signed authorization that allows a query. It is a signed field, so the asker
 * answers for it.
 *
 * @param type statute or authorization
 * @param ref article of the statute or number of the authorization; 1 to 200 characters
 * @param digest digest of the authorization document, where there is one
 */
public record Basis(BasisType type, String ref, Optional<Digest> digest) {
  public static final int MAX_REF = 200;

  public Basis {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(digest, "digest");
    if (ref == null || ref.isBlank() || ref.codePointCount(0, ref.length()) > MAX_REF) {
      throw new IllegalArgumentException("a basis names its source in 1 to 200 characters");
    }
  }
}
