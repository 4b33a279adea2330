package org.tongban.node.console.routes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.approval.ProposalException.Fault;

/** The folder of look-ups, the same files that an administrator edits by hand. */
final class LookUpFiles {
  private static final String SUFFIX = ".camel.yaml";

  private final Path folder;

  LookUpFiles(Path folder) {
    this.folder = folder;
  }

  private Path file(ServiceId service) {
    return folder.resolve(service.value() + SUFFIX);
  }

  /** Text of each file, by its service; what isn't named after a service is left out. */
  Map<String, String> all() {
    var all = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
          var service = name.substring(0, name.length() - SUFFIX.length());
          all.put(service, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new ProposalException(Fault.UNWRITABLE);
    }
    return all;
  }

  /** Text of the service's file. */
  Optional<String> text(ServiceId service) {
    return Optional.ofNullable(all().get(service.value()));
  }

  /** Digest that a draft is based on; empty for no file. */
  static String digest(Optional<String> text) {
    return text.map(one -> Digest.sha256(one.getBytes(StandardCharsets.UTF_8)).toString())
        .orElse("");
  }

  /**
   * Puts the text in the place of the file at once, so that nobody reads half of it; takes the file
   * away for an empty text.
   *
   * @throws ProposalException UNWRITABLE
   */
  void put(ServiceId service, String text) {
    try {
      if (text.isEmpty()) {
        Files.deleteIfExists(file(service));
      } else {
        replace(file(service), text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new ProposalException(Fault.UNWRITABLE);
    }
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    var next = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
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
