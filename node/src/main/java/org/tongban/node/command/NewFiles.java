package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that must be whole and, for secrets, closed to others from the first byte on. */
final class NewFiles {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private NewFiles() {}

  /** A new file for its owner only; throws FileAlreadyExistsException where there is one. */
  static void secret(Path file, String pem) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent(), OWNERS_FOLDER);
    Files.createFile(file, OWNER);
    Files.writeString(file, pem, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
  }

  /** A new file; throws FileAlreadyExistsException where there is one. */
  static void open(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /** Puts a file in place in one step: a reader finds the old one or the new one. */
  static void replace(Path file, String text) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var half = folder.resolve("." + file.getFileName() + ".part");
    Files.writeString(half, text, StandardCharsets.UTF_8);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
