package org.tongban.node.routeguard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tongban.core.message.Digest;

/**
 * What lies in the route folders. Compares contents: times and sizes of files lie on some file
 * systems, and the files are small.
 *
 * @param files digest of each YAML file, or why there is none
 */
record Snapshot(Map<Path, String> files) {
  static Snapshot of(Path... folders) {
    Map<Path, String> files = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> list = Files.list(folder)) {
        list.filter(RouteFile::named).forEach(file -> files.put(file, digest(file)));
      } catch (IOException unreadable) {
        files.put(folder, unreadable.getClass().getSimpleName());
      }
    }
    return new Snapshot(files);
  }

  private static String digest(Path file) {
    try {
      return Digest.sha256(Files.readAllBytes(file)).toString();
    } catch (IOException unreadable) {
      return unreadable.getClass().getSimpleName();
    }
  }
}
