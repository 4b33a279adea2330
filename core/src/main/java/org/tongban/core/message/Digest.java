package org.tongban.core.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A digest with its algorithm named.
 *
 * @param alg {@code sha-256} (IANA named information registry)
 * @param value base64url without padding
 */
public record Digest(String alg, String value) {
  public static final String SHA_256 = "sha-256";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  public Digest {
    Objects.requireNonNull(alg, "alg");
    if (!SHA_256.equals(alg) || value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a digest is sha-256 in base64url");
    }
  }

  /** The SHA-256 digest of exactly these bytes. */
  public static Digest sha256(byte[] bytes) {
    return new Digest(SHA_256, Base64.getUrlEncoder().withoutPadding().encodeToString(hash(bytes)));
  }

  /** The 32 raw bytes. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(value);
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return alg + ":" + value;
  }
}
