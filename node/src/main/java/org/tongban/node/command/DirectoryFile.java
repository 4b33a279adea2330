package org.tongban.node.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.tongban.core.directory.Directory;

/**
 * A signed directory that was verified. An expired one is read as well: whoever shows it says so.
 *
 * @param json the document as it was signed
 */
record DirectoryFile(Directory directory, byte[] json) {
  /** Throws CommandFailedException with a message for the person at the keyboard. */
  static DirectoryFile read(Path file, Path operator, Messages messages) {
    return SignedFile.read(
        file,
        operator,
        messages,
        (documents, signed, certificate) ->
            new DirectoryFile(
                documents.openDirectory(signed, certificate, Instant.EPOCH).directory(),
                payload(signed)));
  }

  /** Of a compact JWS (RFC 7515 §3.1) that was verified before. */
  private static byte[] payload(byte[] signed) {
    var text = new String(signed, StandardCharsets.US_ASCII);
    return Base64.getUrlDecoder()
        .decode(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.')));
  }
}
