package org.tongban.it.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of the project's folders in which nodes answer one service only. */
public final class House {
  private static final List<String> FOLDERS = List.of("node-config", "routes", "schemas");
  private static final String LOOK_UP = ".camel.yaml";

  private House() {}

  /**
   * @param service whose look-ups stay
   * @param home the project's folder
   * @param house where the copy is made; it doesn't exist yet
   * @return {@code house}
   */
  public static Path with(String service, Path home, Path house) throws IOException {
    for (var folder : FOLDERS) {
      try (var files = Files.walk(home.resolve(folder))) {
        for (var file : files.filter(found -> wanted(service, found)).toList()) {
          var copy = house.resolve(home.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return house;
  }

  private static boolean wanted(String service, Path file) {
    var name = file.getFileName().toString();
    var lookUp = file.getParent().getParent().endsWith("lookups") && name.endsWith(LOOK_UP);
    return Files.isRegularFile(file) && (!lookUp || name.equals(service + LOOK_UP));
  }
}
