package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.core.message.Outcome;

/** Reads the examples beside a contract; what is no example becomes a problem. */
final class ExampleReader {
  private static final Set<String> KEYS = Set.of("kind", "outcome", "failsAt", "content");
  private static final Set<String> OUTCOMES =
      Arrays.stream(Outcome.values()).map(Outcome::name).collect(Collectors.toSet());

  private final DataFiles files;

  ExampleReader(Path schemas, List<String> problems) {
    this.files = new DataFiles(schemas, problems);
  }

  /** All examples of one version's folder, the valid ones first, in order of their names. */
  List<Example> read(Path version) {
    var examples = version.resolve("examples");
    return Stream.concat(
            read(examples.resolve("valid"), true), read(examples.resolve("invalid"), false))
        .toList();
  }

  private Stream<Example> read(Path folder, boolean valid) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    return files.list(folder, file -> file.toString().endsWith(".json")).stream()
        .flatMap(file -> files.json(file).flatMap(json -> example(file, json, valid)).stream());
  }

  private Optional<Example> example(Path file, JsonNode json, boolean valid) {
    var problem = problem(json, valid);
    problem.ifPresent(text -> files.problem(file, text));
    if (problem.isPresent()) {
      return Optional.empty();
    }
    var failsAt = new HashSet<String>();
    json.path("failsAt").forEach(pointer -> failsAt.add(pointer.asText()));
    var outcome = Optional.ofNullable(json.get("outcome")).map(o -> Outcome.valueOf(o.asText()));
    return Optional.of(
        new Example(file, outcome, valid, failsAt, Optional.ofNullable(json.get("content"))));
  }

  private static Optional<String> problem(JsonNode json, boolean valid) {
    for (var key : json.properties()) {
      if (!KEYS.contains(key.getKey())) {
        return Optional.of("has a member that an example doesn't have");
      }
    }
    var kind = json.path("kind").asText();
    if (kind.equals("ask") ? json.has("outcome") || !json.has("content") : !kind.equals("answer")) {
      return Optional.of("must be an ask with content, or an answer");
    }
    if (kind.equals("answer") && !OUTCOMES.contains(json.path("outcome").asText())) {
      return Optional.of("must name its outcome");
    }
    return valid == json.path("failsAt").isEmpty()
        ? Optional.empty()
        : Optional.of("must say in failsAt where it fails, if and only if it is invalid");
  }
}
