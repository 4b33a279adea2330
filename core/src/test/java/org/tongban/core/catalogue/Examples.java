package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** The example messages of schemas/, each held against its contract. */
final class Examples {
  static final Path SCHEMAS = Path.of("../schemas");
  static final Catalogue CATALOGUE = Catalogue.load(SCHEMAS);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  /** One example file. */
  record Example(Path file, JsonNode json) {
    Contract contract() {
      var version = file.getParent().getParent().getParent();
      var name =
          version.getParent().getParent().getFileName() + "." + version.getParent().getFileName();
      return CATALOGUE
          .find(new ServiceId(name), ServiceVersion.parse(version.getFileName().toString()))
          .orElseThrow();
    }

    Path schema() {
      var version = file.getParent().getParent().getParent();
      return version.resolve(json.path("kind").asText() + ".schema.json");
    }

    Optional<JsonNode> content() {
      return Optional.ofNullable(json.get("content"));
    }

    TreeSet<String> failsAt() {
      var pointers = new TreeSet<String>();
      json.path("failsAt").forEach(pointer -> pointers.add("/body" + pointer.asText()));
      return pointers;
    }

    List<Violation> violations() {
      if (json.path("kind").asText().equals("answer")) {
        var outcome = Outcome.valueOf(json.path("outcome").asText());
        return CATALOGUE.checkAnswer(contract(), outcome, content());
      }
      return askViolations(contract(), content().orElseThrow());
    }

    @Override
    public String toString() {
      return SCHEMAS.relativize(file).toString();
    }
  }

  static List<Violation> askViolations(Contract contract, JsonNode body) {
    try {
      CATALOGUE.checkAsk(Contents.of(contract, body));
      return List.of();
    } catch (RefusedException e) {
      return e.violations();
    }
  }

  static BasisType anyBasis(PurposeRule rule) {
    return rule.basis().iterator().next();
  }

  static Stream<Example> all(String folder) {
    try (var files = Files.walk(SCHEMAS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.getParent().endsWith("examples/" + folder))
          .sorted()
          .map(file -> new Example(file, read(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
