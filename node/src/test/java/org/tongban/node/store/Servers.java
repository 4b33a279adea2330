package org.tongban.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Database folders of tests, below the module's target folder. */
final class Servers {
  static final Path BINARIES = Path.of("target", "postgres");

  private Servers() {}

  /** An empty place for a server. */
  static Path folder(String name) {
    Path folder = Path.of("target", "servers", name);
    try {
      Folders.delete(folder);
      Files.createDirectories(folder.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static OwnPostgres start(Path folder) {
    return OwnPostgres.start(folder, BINARIES, 0);
  }
}
