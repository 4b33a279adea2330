package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;

/**
 * A signed directory that was verified. An expired one is read as well: whoever shows it says so.
 *
 * @param json the document as it was signed
 */
record DirectoryFile(Directory directory, byte[] json) {
  /** Throws CommandFailedException with a message for the person at the keyboard. */
  static DirectoryFile read(Path file, Path operator, Messages messages) {
    var signed = bytes(file, messages);
    try {
      var certificate = SignedDocuments.operatorCertificate(operator);
      var opened =
          new SignedDocuments(CryptoProvider.choose())
              .openDirectory(signed, certificate, Instant.EPOCH);
      return new DirectoryFile(opened.directory(), payload(signed));
    } catch (SignedDocumentException | DirectoryException | KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    }
  }

  private static byte[] bytes(Path file, Messages messages) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(ExitCodes.NOT_FOUND, messages.text("file.missing", file));
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("file.unreadable", file));
    }
  }

  /** Of a compact JWS (RFC 7515 §3.1) that was verified before. */
  private static byte[] payload(byte[] signed) {
    var text = new String(signed, StandardCharsets.US_ASCII);
    return Base64.getUrlDecoder()
        .decode(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.')));
  }
}
