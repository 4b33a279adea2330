package org.tongban.node.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What an own server has on disk: {@code cluster/} (PostgreSQL's data directory), {@code password},
 * {@code server.log} and {@code owner.lock}.
 */
final class ServerFolder {
  private static final int LOG_LINES = 12;

  private final Path root;

  ServerFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  /** Where a cluster is made; it gets its name when it is complete. */
  Path unfinishedCluster() {
    return root.resolve("cluster.part");
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path lockFile() {
    return root.resolve("owner.lock");
  }

  boolean hasCluster() {
    return Files.isRegularFile(cluster().resolve("PG_VERSION"));
  }

  /** Makes the folder and its password, neither readable for anybody else. */
  void prepare() {
    try {
      var ownerOnly = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(root.getParent());
      if (!Files.isDirectory(root)) {
        Files.createDirectory(root, PosixFilePermissions.asFileAttribute(ownerOnly));
      }
      if (!Files.exists(passwordFile())) {
        writePassword();
      }
    } catch (IOException e) {
      throw new StoreException("can't make the database folder " + root, e);
    }
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(passwordFile(), PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(
        passwordFile(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
        StandardCharsets.US_ASCII);
  }

  String password() {
    try {
      return Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new StoreException("can't read the database password in " + passwordFile(), e);
    }
  }

  /** What the running or dead server wrote about itself. */
  Optional<PidFile> pidFile() {
    return PidFile.read(cluster());
  }

  /** The end of the server's log, for an error message. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "no log in " + log();
    }
  }
}
