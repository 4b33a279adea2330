package org.tongban.node.settings;

import java.nio.file.Files;
import java.nio.file.Path;

/** The settings files that the project ships. */
final class Examples {
  private Examples() {}

  /** From the module's folder, where Maven runs the tests, or from the root. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("node-config")) ? here : here.getParent();
  }

  static Path file(String member) {
    return root().resolve("node-config").resolve(member).resolve(SettingsFile.NAME);
  }
}
