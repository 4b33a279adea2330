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

  /** Whether the last part, the signature or the tag, has its only spelling. */
  static boolean lastPartIsCanonical(String text) {
    var last = text.substring(text.lastIndexOf('.') + 1);
    try {
      var bytes = Base64.getUrlDecoder().decode(last);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(last);
    } catch (IllegalArgumentException e) {
      return false;
    }
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
