package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Size and time of files and of everything below folders. Hundreds of files are looked at every
 * other second, so their contents are not read.
 */
final class FileStamps extends SimpleFileVisitor<Path> {
  private final Map<Path, String> stamps = new TreeMap<>();

  private FileStamps() {}

  /** What can't be looked at has a stamp that says so; it becomes another one when it can. */
  static Map<Path, String> of(List<Path> roots) {
    var visitor = new FileStamps();
    for (var root : roots) {
      try {
        Files.walkFileTree(root, visitor);
      } catch (IOException e) {
        visitor.stamps.put(root, e.getClass().getSimpleName());
      }
    }
    return visitor.stamps;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    stamps.put(file, e.getClass().getSimpleName());
    return FileVisitResult.CONTINUE;
  }
}
