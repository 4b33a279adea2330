package org.tongban.node.console.approval;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.Digest;
import org.tongban.node.console.approval.ProposalException.Fault;

/** A file that people edit by hand too. */
public final class FileOnDisk {
  private FileOnDisk() {}

  /** Its text; empty where there is none. */
  public static Optional<String> text(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new ProposalException(Fault.UNREADABLE);
    }
  }

  /** Digest that a draft is based on; empty for no file. */
  public static String digest(Optional<String> text) {
    return text.map(one -> Digest.sha256(one.getBytes(StandardCharsets.UTF_8)).toString())
        .orElse("");
  }

  /**
   * Puts the text in the place of the file at once, so that nobody reads half of it; takes the file
   * away for an empty text.
   *
   * @throws ProposalException UNWRITABLE
   */
  public static void put(Path file, String text) {
    try {
      if (text.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new ProposalException(Fault.UNWRITABLE);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    var next = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(next, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (Files.exists(file)) {
        sameRights(file, next);
      }
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void sameRights(Path from, Path to) throws IOException {
    var rights =
        Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes()
            .permissions();
    Files.setPosixFilePermissions(to, rights);
  }
}
