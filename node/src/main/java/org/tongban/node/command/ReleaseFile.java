package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Instant;
import org.tongban.core.catalogue.Release;

/** Reads a signed release for a command; expired ones too, for what they say stays true. */
final class ReleaseFile {
  private ReleaseFile() {}

  /** Throws CommandFailedException with a message for the person at the keyboard. */
  static Release read(Path file, Path operator, Messages messages) {
    return SignedFile.read(
        file,
        operator,
        messages,
        (documents, signed, certificate) ->
            documents.openCatalogue(signed, certificate, Instant.EPOCH));
  }
}
