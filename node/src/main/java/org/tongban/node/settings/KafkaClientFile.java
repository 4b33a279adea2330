package org.tongban.node.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A file of Kafka client settings: how to get in, and nothing else. What decides whether a record
 * is lost or read twice is the node's own and can't be set here.
 */
public final class KafkaClientFile {
  private static final Pattern ALLOWED = Pattern.compile("(security|sasl|ssl)\\.[a-z.]+");

  private KafkaClientFile() {}

  /**
   * The settings in the file.
   *
   * @throws SettingsException naming every key that is none of TLS or SASL, and no value
   */
  public static Map<String, String> read(Path file) throws SettingsException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(file, "can't be read");
    }
    var others = new TreeSet<>(properties.stringPropertyNames());
    others.removeIf(ALLOWED.asMatchPredicate());
    if (!others.isEmpty()) {
      throw wrong(file, "may hold security.*, sasl.* and ssl.* only, not " + others);
    }
    var read = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }

  private static SettingsException wrong(Path file, String rule) {
    return new SettingsException(
        List.of(new Problem("kafka.properties", rule, file.toString(), Optional.empty())));
  }
}
