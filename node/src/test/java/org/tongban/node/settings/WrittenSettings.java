package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings files that tests write into a folder. */
record WrittenSettings(Path folder) {
  /** What a file must hold. */
  static final String LEAST =
      """
      member: "310118"
      data: store
      catalogue: schemas
      divisions: divisions.csv
      api: {port: 7101}
      peer: {port: 7201}
      routes: {spine: routes, lookups: lookups}
      """;

  Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve(SettingsFile.NAME), yaml);
  }

  /** What is wrong with a file that can't be taken. */
  static List<Problem> problems(Path file, Map<String, String> overrides) {
    var thrown =
        catchThrowableOfType(SettingsException.class, () -> SettingsFile.read(file, overrides));
    return thrown.problems();
  }
}
