package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder that the harness fills, and empties the next time; never one of somebody else. */
final class OwnFolder {
  private static final String MARK = ".made-by-tongban-harness";

  private OwnFolder() {}

  /** Whether it is there and not the harness's own. */
  static boolean foreign(Path folder) {
    return Files.exists(folder) && !Files.exists(folder.resolve(MARK));
  }

  /**
   * Makes it, or makes it empty where an earlier run left it.
   *
   * @throws IllegalArgumentException when it is there and not the harness's own
   */
  static Path fresh(Path folder) throws IOException {
    if (foreign(folder)) {
      throw new IllegalArgumentException(folder + " is there and not the harness's own");
    }
    if (Files.exists(folder)) {
      FileSystemUtils.deleteRecursively(folder);
    }
    Files.createDirectories(folder);
    Files.createFile(folder.resolve(MARK));
    return folder.toAbsolutePath().normalize();
  }
}
