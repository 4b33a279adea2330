package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;

/**
 * What a signature under a note says. The kinds have different key ids and sign different texts, so
 * one never passes for the other (C2SP signed-note).
 */
enum NoteKind {
  /** Of the log's owner, over the text of the note. */
  CHECKPOINT("tongban/checkpoint/"),
  /** Of a witness, over a text that begins with the time (C2SP tlog-cosignature). */
  COSIGNATURE("tongban/cosignature/");

  /** A type without a number of its own; a longer name follows. */
  private static final byte PRIVATE = (byte) 0xff;

  private static final int ID = 4;

  private final String type;

  NoteKind(String type) {
    this.type = type;
  }

  /** First four bytes of SHA-256(name ‖ LF ‖ ff ‖ type and suite ‖ the key's SPKI). */
  byte[] keyId(String name, Suite suite, X509Certificate certificate) {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] tail = (type + suite.name()).getBytes(StandardCharsets.US_ASCII);
    byte[] key = certificate.getPublicKey().getEncoded();
    var all = ByteBuffer.allocate(head.length + 1 + tail.length + key.length);
    all.put(head).put(PRIVATE).put(tail).put(key);
    return Arrays.copyOf(Digest.sha256(all.array()).bytes(), ID);
  }
}
