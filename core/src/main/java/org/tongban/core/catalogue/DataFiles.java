package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the catalogue's files; what can't be read becomes a problem, not an exception. */
final class DataFiles {
  private static final ObjectMapper JSON = strict(new ObjectMapper());
  private static final ObjectMapper YAML = strict(new YAMLMapper());

  private final Path root;
  private final List<String> problems;

  DataFiles(Path root, List<String> problems) {
    this.root = root;
    this.problems = problems;
  }

  void problem(Path file, String text) {
    problems.add(root.relativize(file).toString().replace('\\', '/') + ": " + text);
  }

  Optional<JsonNode> json(Path file) {
    return read(file, JSON);
  }

  Optional<JsonNode> yaml(Path file) {
    return read(file, YAML);
  }

  /** What lies in a folder and passes the filter, in order of name. */
  List<Path> list(Path folder, Predicate<Path> filter) {
    try (var entries = Files.list(folder)) {
      return entries.filter(e -> !hidden(e)).filter(filter).sorted().toList();
    } catch (IOException e) {
      problem(folder, "can't be listed");
      return List.of();
    }
  }

  private Optional<JsonNode> read(Path file, ObjectMapper mapper) {
    try {
      var node = mapper.readTree(Files.readAllBytes(file));
      if (!node.isObject()) {
        problem(file, "must hold an object");
        return Optional.empty();
      }
      return Optional.of(node);
    } catch (JsonProcessingException e) {
      var where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      problem(file, where + e.getOriginalMessage());
    } catch (IOException e) {
      problem(file, "can't be read");
    }
    return Optional.empty();
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper
        .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }
}
