package org.tongban.node.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.settings.Tree.Leaf;
import org.tongban.node.settings.Tree.Section;

/** Reads {@code node.yaml}. */
public final class SettingsFile {
  /** The name of the file in a node's configuration folder. */
  public static final String NAME = "node.yaml";

  private static final String OVERRIDE = "--set";

  private SettingsFile() {}

  /**
   * Reads the file, lays the overrides over it, fills in the defaults and checks everything. Opens
   * no port and does not look whether the files that are named exist.
   *
   * @param nodeYaml relative paths in it and in the overrides start from its folder
   * @param overrides dotted key to value, in the form that the file has
   * @throws SettingsException with every problem
   */
  public static Settings read(Path nodeYaml, Map<String, String> overrides)
      throws SettingsException {
    var problems = new ArrayList<Problem>();
    Path file = nodeYaml.toAbsolutePath().normalize();
    var written =
        text(file, problems).flatMap(yaml -> TreeReader.read(yaml, nodeYaml.toString(), problems));
    if (written.isEmpty()) {
      throw new SettingsException(problems);
    }
    var tree =
        completed(new Overrides(OVERRIDE, problems).applied(written.get(), overrides), problems);
    var values = new Values(file.getParent(), dataOf(tree));
    var settings =
        new Binder(values, new KnownKeys(Settings.class), problems).bind(Settings.class, tree, "");
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  /** Who names a database of his own gets no embedded one by default. */
  private static Section completed(Section written, List<Problem> problems) {
    var defaults = defaults(problems);
    if (written.part("database").orElse(null) instanceof Section given
        && given.part("url").isPresent()
        && given.part("embedded").isEmpty()
        && defaults.part("database").orElse(null) instanceof Section database) {
      defaults = defaults.with("database", database.without("embedded"));
    }
    return defaults.overlaidBy(written);
  }

  static Section defaults(List<Problem> problems) {
    try (InputStream in = SettingsFile.class.getResourceAsStream("defaults.yaml")) {
      var yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return TreeReader.read(yaml, "defaults", problems).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> dataOf(Section tree) {
    return tree.part("data").filter(Leaf.class::isInstance).map(Leaf.class::cast).map(Leaf::text);
  }

  private static Optional<String> text(Path file, List<Problem> problems) {
    String rule;
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      rule = "there is no such file";
    } catch (CharacterCodingException e) {
      rule = "must be UTF-8";
    } catch (IOException e) {
      rule = "can't be read";
    }
    problems.add(new Problem("", rule, file.toString(), Optional.empty()));
    return Optional.empty();
  }
}
