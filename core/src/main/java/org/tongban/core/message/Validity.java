package org.tongban.core.message;

import java.time.Instant;
import java.util.Objects;

/**
 * When an ask may be worked on; whole seconds (RFC 7519 NumericDate).
 *
 * @param issuedAt inclusive
 * @param expiresAt exclusive, after {@code issuedAt}
 */
public record Validity(Instant issuedAt, Instant expiresAt) {
  public Validity {
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException("a validity ends after it begins");
    }
  }
}
