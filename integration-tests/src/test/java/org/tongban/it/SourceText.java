package org.tongban.it;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of a class, for rules that concern what stands in its Javadoc. */
final class SourceText {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private SourceText() {}

  static String of(JavaClass one) {
    var file = one.getName().replace('.', '/').replaceAll("\\$.*", "") + ".java";
    for (var module : new String[] {"core", "node"}) {
      var path = ROOT.resolve(module).resolve("src/main/java").resolve(file);
      if (Files.exists(path)) {
        return read(path);
      }
    }
    return "";
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
