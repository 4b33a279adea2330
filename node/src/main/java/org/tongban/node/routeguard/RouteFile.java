package org.tongban.node.routeguard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A route file as it was read, once: what is checked is what is loaded.
 *
 * @param lines line of each JSON pointer, counted from 1
 */
record RouteFile(Path path, String text, JsonNode root, Map<String, Integer> lines) {
  static final String SUFFIX = ".camel.yaml";
  private static final long LARGEST = 512 * 1024;

  /** Empty when it can't be read as YAML, with the reason among the problems. */
  static Optional<RouteFile> read(Path path, Problems problems) {
    try {
      if (Files.size(path) > LARGEST) {
        problems.add(path, 0, "a route file is at most " + LARGEST + " bytes long");
        return Optional.empty();
      }
      return new YamlReader(path, Files.readString(path), problems).read();
    } catch (IOException unreadable) {
      problems.add(
          path, 0, "can't be read as UTF-8 text: " + unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** Whether the name is one of a route file; editors leave others, which nobody reads. */
  static boolean named(Path path) {
    return path.getFileName().toString().matches("[^.].*\\.ya?ml");
  }

  Place top(Problems problems) {
    return new Place(this, "", root, problems);
  }

  /** The line of the pointer, or of the nearest thing around it that the file has. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  /** {@code certificate.marriage} for {@code certificate.marriage.camel.yaml}. */
  String name() {
    return stem(path);
  }

  /** The name without {@link #SUFFIX}; the whole name where it ends otherwise. */
  static String stem(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** The line of the longest address of the file that the text repeats; 0 when it has none. */
  int lineOfAddressIn(String message) {
    Set<String> named = new TreeSet<>();
    collect(root, "", message, named);
    return named.stream()
        .max((one, other) -> Integer.compare(textAt(one).length(), textAt(other).length()))
        .map(this::line)
        .orElse(0);
  }

  private void collect(JsonNode node, String pointer, String message, Set<String> named) {
    if (pointer.endsWith("/uri") && message.contains(node.asText())) {
      named.add(pointer);
    }
    node.fields()
        .forEachRemaining(f -> collect(f.getValue(), pointer + "/" + f.getKey(), message, named));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, message, named);
    }
  }

  private String textAt(String pointer) {
    return root.at(pointer).asText();
  }
}
