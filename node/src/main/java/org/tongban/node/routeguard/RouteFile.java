package org.tongban.node.routeguard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A route file as it was read, once: what is checked is what is loaded.
 *
 * @param spots of each JSON pointer
 */
record RouteFile(Path path, String text, JsonNode root, Map<String, Spot> spots) {
  static final String SUFFIX = ".camel.yaml";
  private static final long LARGEST = 512 * 1024;

  /** Empty when it can't be read as YAML, with the reason among the problems. */
  static Optional<RouteFile> read(Path path, Problems problems) {
    try {
      return Files.size(path) > LARGEST
          ? tooLarge(path, problems)
          : of(path, Files.readString(path), problems);
    } catch (IOException unreadable) {
      problems.add(path, "can't be read as UTF-8 text: " + unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** The file as it would be with this text. */
  static Optional<RouteFile> of(Path path, String text, Problems problems) {
    return text.getBytes(StandardCharsets.UTF_8).length > LARGEST
        ? tooLarge(path, problems)
        : new YamlReader(path, text, problems).read();
  }

  private static Optional<RouteFile> tooLarge(Path path, Problems problems) {
    problems.add(path, "a route file is at most " + LARGEST + " bytes long");
    return Optional.empty();
  }

  /** Whether the name is one of a route file; editors leave others, which nobody reads. */
  static boolean named(Path path) {
    return path.getFileName().toString().matches("[^.].*\\.ya?ml");
  }

  Place top(Problems problems) {
    return new Place(this, "", root, problems);
  }

  /** Where the pointer leads, or the nearest thing around it that the file has. */
  Spot spot(String pointer) {
    String at = pointer;
    while (!spots.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return spots.getOrDefault(at, Spot.TOP);
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

  /** Where the longest address of the file stands that the text repeats. */
  Spot addressIn(String message) {
    Set<String> named = new TreeSet<>();
    collect(root, "", message, named);
    return named.stream()
        .max((one, other) -> Integer.compare(textAt(one).length(), textAt(other).length()))
        .map(this::spot)
        .orElse(Spot.NONE);
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
