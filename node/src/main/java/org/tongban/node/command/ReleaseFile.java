package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;

/** Reads a signed release for a command; expired ones too, for what they say stays true. */
final class ReleaseFile {
  private ReleaseFile() {}

  static Release read(Path file, Path operator, Messages messages) {
    try {
      var certificate = SignedDocuments.operatorCertificate(operator);
      return new SignedDocuments(CryptoProvider.choose())
          .openCatalogue(Files.readAllBytes(file), certificate, Instant.EPOCH);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(ExitCodes.NOT_FOUND, messages.text("file.missing", file));
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("file.unreadable", file));
    } catch (SignedDocumentException | CatalogueException | KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, file + ": " + e.getMessage());
    }
  }
}
