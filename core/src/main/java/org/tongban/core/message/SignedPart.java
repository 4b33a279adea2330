package org.tongban.core.message;

/**
 * A message with items is a compact JWS, a line feed, and one item in each further line. Nothing
 * else begins with the JWS's first letters and has a line feed behind its third part.
 */
public final class SignedPart {
  private static final byte[] OBJECT = {'e', 'y', 'J'};
  private static final int DOTS = 2;

  private SignedPart() {}

  /** How many bytes are before the items; all where there are none. */
  public static int length(byte[] bytes) {
    if (bytes.length < OBJECT.length
        || bytes[0] != OBJECT[0]
        || bytes[1] != OBJECT[1]
        || bytes[2] != OBJECT[2]) {
      return bytes.length;
    }
    int dots = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return dots == DOTS ? at : bytes.length;
      }
      dots += bytes[at] == '.' ? 1 : 0;
    }
    return bytes.length;
  }
}
