package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongban.core.message.MemberCode;

/**
 * The files of a new node, of which none may be there yet: settings, access rules that permit
 * nothing, an empty folder of look-ups, and the entry for the directory.
 *
 * @param config folder of the settings
 * @param data the node's own directory
 * @param home where the program lies, with catalogue and spine
 */
record Skeleton(Path config, Path data, Path home, Joining joining) {
  private static final List<String> FILES =
      List.of("node.yaml", "access.yaml", "directory-entry.yaml");

  /** {@code ${data}} is one of the settings' own. */
  private static final Pattern HOLE = Pattern.compile("(?<!\\$)\\{([a-zA-Z]+)}");

  /**
   * Who joins.
   *
   * @param port of the peer listener
   */
  record Joining(
      MemberCode member, String zh, String en, String creditCode, String host, int port) {}

  /** Folder for the requests to the certificate authority. */
  Path requests() {
    return config.resolve("requests");
  }

  /** The entry for the operator of the federation. */
  Path entry() {
    return config.resolve("directory-entry.yaml");
  }

  /** Writes all files, or none where one is there already. */
  void write(Messages messages) {
    for (var file : List.of(config.resolve("node.yaml"), data.resolve("keys"), requests())) {
      refuse(file, messages);
    }
    FILES.forEach(name -> refuse(config.resolve(name), messages));
    try {
      for (var name : FILES) {
        NewFiles.open(config.resolve(name), filled(name));
      }
      Files.createDirectories(config.resolve("lookups"));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", config, e.getClass().getSimpleName()));
    }
  }

  private static void refuse(Path file, Messages messages) {
    if (Files.exists(file)) {
      throw new CommandFailedException(ExitCodes.CONFLICT, messages.text("join.exists", file));
    }
  }

  private String filled(String name) {
    var values = values();
    return HOLE.matcher(template(name))
        .replaceAll(hole -> Matcher.quoteReplacement(values.get(hole.group(1))));
  }

  private Map<String, String> values() {
    return Map.ofEntries(
        Map.entry("member", joining.member().value()),
        Map.entry("data", relative(data)),
        Map.entry("home", relative(home.toAbsolutePath().normalize())),
        Map.entry("host", joining.host()),
        Map.entry("creditCode", joining.creditCode()),
        Map.entry("apiPort", String.valueOf(joining.port() - 1)),
        Map.entry("port", String.valueOf(joining.port())),
        Map.entry("zh", quoted(joining.zh())),
        Map.entry("en", quoted(joining.en())));
  }

  /** So that the folders may be moved together. */
  private String relative(Path path) {
    return config.relativize(path).toString();
  }

  /** JSON's form of a text is one of YAML's. */
  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String template(String name) {
    try (InputStream in = Skeleton.class.getResourceAsStream("join/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
