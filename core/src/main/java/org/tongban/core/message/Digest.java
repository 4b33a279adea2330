package org.tongban.core.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * A digest with its algorithm named.
 *
 * @param alg {@code sha-256} (IANA named information registry)
 * @param value base64url without padding
 */
public record Digest(String alg, String value) {
  public static final String SHA_256 = "sha-256";
  private static final int LETTERS = 43;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public Digest {
    Objects.requireNonNull(alg, "alg");
    if (!SHA_256.equals(alg) || value == null || !isForm(value)) {
      throw new IllegalArgumentException("a digest is sha-256 in base64url");
    }
  }

  /** By hand, since every message makes dozens of digests. */
  private static boolean isForm(String value) {
    if (value.length() != LETTERS) {
      return false;
    }
    for (int at = 0; at < LETTERS; at++) {
      if (!isBase64Url(value.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64Url(char letter) {
    return letter >= 'A' && letter <= 'Z'
        || letter >= 'a' && letter <= 'z'
        || letter >= '0' && letter <= '9'
        || letter == '-'
        || letter == '_';
  }

  /** The SHA-256 digest of exactly these bytes. */
  public static Digest sha256(byte[] bytes) {
    return raw(hash(bytes));
  }

  /**
   * The digest of a message or of other evidence. What is signed of a message with items are its
   * first line and, by the root in it, the items, so its first line stands for it.
   */
  public static Digest ofMessage(byte[] bytes) {
    return sha256(Arrays.copyOf(bytes, SignedPart.length(bytes)));
  }

  /**
   * The digest of these raw bytes.
   *
   * @throws IllegalArgumentException when they are not 32
   */
  public static Digest raw(byte[] bytes) {
    return new Digest(SHA_256, BASE64.encodeToString(bytes));
  }

  /** The 32 raw bytes. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(value);
  }

  private static byte[] hash(byte[] bytes) {
    return hashing().digest(bytes);
  }

  /** Whoever makes thousands of digests at once uses it again and again. */
  static MessageDigest hashing() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return alg + ":" + value;
  }
}
