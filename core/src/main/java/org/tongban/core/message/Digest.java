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

  public Digest {
    Objects.requireNonNull(alg, "alg");
    if (!SHA_256.equals(alg) || value == null || !isForm(value)) {
      throw new IllegalArgumentException("a digest is sha-256 in base64url");
    }
  }

  /** By hand, since every message makes dozens of digests. */
  private static boolean isForm(String value) {
    return value.length() == LETTERS && value.chars().allMatch(Digest::isBase64Url);
  }

  private static boolean isBase64Url(int letter) {
    return letter >= 'A' && letter <= 'Z'
        || letter >= 'a' && letter <= 'z'
        || letter >= '0' && letter <= '9'
        || letter == '-'
        || letter == '_';
  }

  /** The SHA-256 digest of exactly these bytes. */
  public static Digest sha256(byte[] bytes) {
    return new Digest(SHA_256, Base64.getUrlEncoder().withoutPadding().encodeToString(hash(bytes)));
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
    return new Digest(SHA_256, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
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
