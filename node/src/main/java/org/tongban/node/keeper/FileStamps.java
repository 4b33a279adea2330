package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Size and time of files and of everything below folders. Hundreds of files are looked at every
 * other second, so their contents are not read.
 */
final class FileStamps extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Map<Path, String> stamps;

  private FileStamps(Path root, Map<Path, String> stamps) {
    this.root = root;
    this.stamps = stamps;
  }

  /** What can't be looked at has a stamp that says so; it becomes another one when it can. */
  static Map<Path, String> of(List<Path> roots) {
    var stamps = new HashMap<Path, String>();
    for (var root : roots) {
      var visitor = new FileStamps(root, stamps);
      try {
        Files.walkFileTree(root, visitor);
      } catch (IOException e) {
        stamps.put(root, e.getClass().getSimpleName());
      }
    }
    return stamps;
  }

  /** A pull that is under way or broke off leaves hidden folders, which nobody reads. */
  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (hidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    stamps.put(file, e.getClass().getSimpleName());
    return FileVisitResult.CONTINUE;
  }

  /** The settings may well name a hidden place; what is hidden below it is meant. */
  private boolean hidden(Path path) {
    return !path.equals(root) && path.getFileName().toString().startsWith(".");
  }
}
