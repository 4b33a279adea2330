package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of what administrators edit, in which the two nodes also pull the directory. */
final class Home {
  private static final List<String> FOLDERS = List.of("node-config", "routes", "schemas");
  private static final String PLACE = "  # directoryFrom: [https://directory.example.org/yrd]";

  private Home() {}

  /**
   * @param home the project's folder
   * @param web port of the web server that the directory is pulled from
   */
  static Path copy(Path home, Path data, int web) {
    var copy = data.resolve("home");
    try {
      for (var folder : FOLDERS) {
        try (var files = Files.walk(home.resolve(folder))) {
          for (var file : files.toList()) {
            var to = copy.resolve(home.relativize(file));
            if (Files.isDirectory(file)) {
              Files.createDirectories(to);
            } else {
              Files.copy(file, to);
            }
          }
        }
      }
      for (var region : List.of(Bed.ASKING, Bed.ANSWERING)) {
        pull(copy.resolve("node-config").resolve(region.code()).resolve("node.yaml"), web);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("the nodes' settings can't be copied to " + copy, e);
    }
  }

  private static void pull(Path settings, int web) throws IOException {
    var text = Files.readString(settings);
    if (!text.contains("  # maxAge: 7d\n")) {
      throw new IllegalStateException(settings + " has lost the place of maxAge");
    }
    var address = "  directoryFrom: ['http://127.0.0.1:" + web + "']\n  pullEvery: 10s\n";
    var changed = text.contains(PLACE) ? text.replace(PLACE, address) : before(text, address);
    Files.writeString(settings, changed);
  }

  private static String before(String text, String address) {
    return text.replaceFirst("  # maxAge: 7d\n", address + "  # maxAge: 7d\n");
  }
}
