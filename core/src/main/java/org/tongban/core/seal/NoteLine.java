package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A signature under a note, not yet verified.
 *
 * @param name of the key
 * @param keyId four bytes
 * @param signature as its kind says
 */
record NoteLine(String name, byte[] keyId, byte[] signature) {
  private static final String DASH = "\u2014 ";
  private static final Pattern FORM =
      Pattern.compile(DASH + "(?<name>[\\x21-\\x2a\\x2c-\\x7e]{1,200}) (?<rest>[A-Za-z0-9+/=]+)");
  private static final int ID = 4;

  /**
   * @param line without its line feed
   */
  static NoteLine parse(String line) throws NotSealedException {
    var match = FORM.matcher(line);
    if (!match.matches()) {
      throw new NotSealedException("a line under the note is no signature");
    }
    byte[] all = decode(match.group("rest"));
    if (all.length <= ID) {
      throw new NotSealedException("a signature under the note is empty");
    }
    return new NoteLine(
        match.group("name"), Arrays.copyOf(all, ID), Arrays.copyOfRange(all, ID, all.length));
  }

  private static byte[] decode(String text) throws NotSealedException {
    try {
      byte[] all = Base64.getDecoder().decode(text);
      if (!Base64.getEncoder().encodeToString(all).equals(text)) {
        throw new NotSealedException("a signature under the note has another spelling");
      }
      return all;
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("a signature under the note is no base64");
    }
  }

  /** The line with its line feed. */
  String text() {
    byte[] all =
        ByteBuffer.allocate(keyId.length + signature.length).put(keyId).put(signature).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }
}
