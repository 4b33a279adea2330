package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The compact serialisation of JOSE, checked before a lenient decoder sees it: base64url letters
 * and dots only, and one spelling per value (RFC 4648 §3.5), so that the digest of a message can't
 * be changed without breaking it.
 */
final class CompactForm {
  static final int JWS_PARTS = 3;
  static final int JWE_PARTS = 5;

  private static final int LETTERS = 4;

  private CompactForm() {}

  /** Number of parts, or 0 when the bytes are not of this form. */
  static int parts(byte[] wire) {
    var parts = 1;
    for (var b : wire) {
      if (b == '.') {
        parts++;
      } else if (!isBase64Url(b)) {
        return 0;
      }
    }
    return parts == JWS_PARTS || parts == JWE_PARTS ? parts : 0;
  }

  /** Whether every part has its only spelling. */
  static boolean isCanonical(String text) {
    for (var part : text.split("\\.", -1)) {
      if (!partIsCanonical(part)) {
        return false;
      }
    }
    return true;
  }

  /** Only the last letter of a part can have spare bits, and they are to be 0. */
  private static boolean partIsCanonical(String part) {
    var last = part.length() % LETTERS;
    if (last == 0) {
      return true;
    }
    if (last == 1) {
      return false;
    }
    var tail = part.substring(part.length() - last);
    var bytes = Base64.getUrlDecoder().decode(tail);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(tail);
  }

  static String text(byte[] wire) {
    return new String(wire, StandardCharsets.US_ASCII);
  }

  private static boolean isBase64Url(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_';
  }
}
