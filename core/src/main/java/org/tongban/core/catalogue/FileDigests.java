package org.tongban.core.catalogue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.message.Digest;

/** SHA-256 of every file of a folder but the hidden ones, which an editor may leave behind. */
final class FileDigests extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Map<String, String> digests = new TreeMap<>();

  private FileDigests(Path root) {
    this.root = root;
  }

  static Map<String, String> of(Path root) {
    var visitor = new FileDigests(root);
    try {
      Files.walkFileTree(root, visitor);
    } catch (IOException e) {
      throw new CatalogueException(List.of(root + ": can't be read"));
    }
    return visitor.digests;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!hidden(file)) {
      var digest = Digest.sha256(Files.readAllBytes(file)).bytes();
      var name = root.relativize(file).toString().replace('\\', '/');
      digests.put(name, HexFormat.of().formatHex(digest));
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean hidden(Path path) {
    return !path.equals(root) && path.getFileName().toString().startsWith(".");
  }
}
