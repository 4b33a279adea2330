package org.tongban.core.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of schemas/ that a test may spoil: the code tables and a few services. */
final class SchemaFolder {
  private static final List<String> PARTS =
      List.of("codes", "assistance/status", "certificate/marriage", "eldercare/assessment");

  final Path root;

  private SchemaFolder(Path root) {
    this.root = root;
  }

  static SchemaFolder copy(Path into) throws IOException {
    return copy(into, false);
  }

  static SchemaFolder copyWithExamples(Path into) throws IOException {
    return copy(into, true);
  }

  private static SchemaFolder copy(Path into, boolean examples) throws IOException {
    for (var part : PARTS) {
      copy(Examples.SCHEMAS.resolve(part), into.resolve(part), examples);
    }
    return new SchemaFolder(into);
  }

  SchemaFolder copyFolder(String from, String to) throws IOException {
    copy(root.resolve(from), root.resolve(to), true);
    return this;
  }

  private static void copy(Path from, Path into, boolean examples) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file :
          files.filter(path -> examples || !path.toString().contains("examples")).toList()) {
        var target = into.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Replaces a text that must be there. */
  SchemaFolder edit(String file, String from, String to) throws IOException {
    var path = root.resolve(file);
    var text = Files.readString(path, StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new AssertionError(file + " has no " + from);
    }
    Files.writeString(path, text.replace(from, to), StandardCharsets.UTF_8);
    return this;
  }

  SchemaFolder write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text, StandardCharsets.UTF_8);
    return this;
  }

  Catalogue load() {
    return Catalogue.load(root);
  }
}
