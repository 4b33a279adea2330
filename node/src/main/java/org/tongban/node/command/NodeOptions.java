package org.tongban.node.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;
import picocli.CommandLine.Option;

/** The options of every command that works with a node's settings. */
final class NodeOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "DIR",
      required = true,
      descriptionKey = "option.config")
  private Path config;

  @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
  private Path data;

  @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "option.set")
  private Map<String, String> set = new LinkedHashMap<>();

  /** The settings with the overrides of the command line; {@code --data} is seen from here. */
  Settings settings() throws SettingsException {
    return settings(Map.of());
  }

  /** The same, and these on top. */
  Settings settings(Map<String, String> more) throws SettingsException {
    var overrides = new LinkedHashMap<>(set);
    if (data != null) {
      overrides.put("data", data.toAbsolutePath().normalize().toString());
    }
    overrides.putAll(more);
    return SettingsFile.read(config.resolve(SettingsFile.NAME), overrides);
  }
}
