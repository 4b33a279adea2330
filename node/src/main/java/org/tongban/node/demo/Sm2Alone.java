package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.tongban.node.demo.register.DemoMember;

/**
 * Makes of the examples those of a member that has keys of SM2 alone: its settings name these as
 * the only ones, and the directory has no others of it but that for TLS.
 */
final class Sm2Alone {
  private static final Pattern SECOND_SUITE =
      Pattern.compile("\n  sm2:\n(    .*\n)+", Pattern.MULTILINE);

  private Sm2Alone() {}

  /** Writes settings and access rules into the folder; paths in them mean what they meant. */
  static void writeSettings(Path example, Path folder) {
    try {
      Files.createDirectories(folder);
      var home = example.toAbsolutePath().getParent().getParent();
      var yaml =
          SECOND_SUITE
              .matcher(read(example.resolve("node.yaml")))
              .replaceFirst("\n")
              .replace("../../", home + "/")
              .replace("/keys/sign.", "/keys/sign.sm2.")
              .replace("/keys/encrypt.", "/keys/encrypt.sm2.")
              .replace("/keys/journal.key.pem", "/keys/journal.sm4.key.pem");
      Files.writeString(folder.resolve("node.yaml"), yaml);
      var access = Path.of("access.yaml");
      Files.copy(
          example.resolve(access), folder.resolve(access), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory's source without the member's keys of ES256 for messages. */
  static void writeDirectory(Path source, DemoMember member, Path out) {
    try {
      var key = " *- \\{use: (sign|encrypt), certificate: " + member.code() + "/[^\n]*\\}\n";
      Files.createDirectories(out.getParent());
      Files.writeString(out, read(source).replaceAll(key, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
