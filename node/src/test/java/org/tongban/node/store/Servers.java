package org.tongban.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Database folders of tests, below the module's target folder. */
public final class Servers {
  public static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

  private static final Path SERVERS = Path.of("target", "servers");

  private Servers() {}

  /** An empty place for a server. */
  static Path folder(String name) {
    Path folder = SERVERS.resolve(name);
    try {
      Folders.delete(folder);
      Files.createDirectories(folder.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /**
   * Starts the server of that folder. Where there is none yet it is a copy of one that was made,
   * and got the tables of a node, once for all: to make one takes longer than most tests.
   */
  public static OwnPostgres start(Path folder) {
    try {
      if (!Files.exists(folder.resolve("cluster"))) {
        lay(made(), folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return OwnPostgres.start(folder, BINARIES, 0);
  }

  /** By whichever process of these tests comes first. */
  private static Path made() throws IOException {
    Path made = SERVERS.resolve("made");
    Files.createDirectories(SERVERS);
    try (var channel =
            FileChannel.open(
                SERVERS.resolve("made.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(made)) {
        Path half = folder("made.part");
        try (var server = OwnPostgres.start(half, BINARIES, 0)) {
          Database.open(server, 2).close();
        }
        Files.move(half, made);
      }
    }
    return made;
  }

  private static void lay(Path made, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String part : List.of("password", "cluster")) {
      try (var files = Files.walk(made.resolve(part))) {
        for (Path file : files.toList()) {
          Path copy = folder.resolve(made.relativize(file));
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
