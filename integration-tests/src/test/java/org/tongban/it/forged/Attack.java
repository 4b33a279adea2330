package org.tongban.it.forged;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One file of {@code integration-tests/forged}: what a forger does, and which test does it to us.
 *
 * @param zh what the forger does, in Chinese
 * @param en the same in English
 * @param refused reason codes, or {@code -} with what happens instead
 * @param stoppedBy classes of ours
 * @param threat the attack's row in THREATS.md, by its first column
 * @param tests where it is thrown against the code
 */
record Attack(
    @JsonProperty(required = true) String zh,
    @JsonProperty(required = true) String en,
    @JsonProperty(required = true) List<String> refused,
    @JsonProperty(required = true) List<String> stoppedBy,
    @JsonProperty(required = true) String threat,
    @JsonProperty(required = true) List<Proof> tests) {
  private static final Path FOLDER = Path.of("forged");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Attack {
    Objects.requireNonNull(zh);
    Objects.requireNonNull(en);
    refused = List.copyOf(refused);
    stoppedBy = List.copyOf(stoppedBy);
    Objects.requireNonNull(threat);
    tests = List.copyOf(tests);
  }

  /**
   * A test method, and of one with many cases those that are meant.
   *
   * @param test simple name of the class
   * @param cases names as the source has them; none where the method is about this attack only
   */
  record Proof(
      @JsonProperty(required = true) String test,
      @JsonProperty(required = true) String method,
      List<String> cases) {
    Proof {
      cases = cases == null ? List.of() : List.copyOf(cases);
    }
  }

  /** The names of all attacks, in order. */
  static List<String> names() {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Attack read(String name) {
    try {
      return YAML.readValue(FOLDER.resolve(name + ".yaml").toFile(), Attack.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
