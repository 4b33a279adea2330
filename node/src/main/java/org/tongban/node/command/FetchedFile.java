package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a node gave. */
final class FetchedFile {
  private FetchedFile() {}

  /** Writes it where nothing is yet. */
  static void write(Path target, byte[] file, Messages messages) {
    try {
      Files.write(target, file, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(ExitCodes.CONFLICT, messages.text("proof.exists", target));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", target, e.getClass().getSimpleName()));
    }
  }
}
