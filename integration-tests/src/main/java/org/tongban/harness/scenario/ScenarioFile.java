package org.tongban.harness.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** Reads scenario files: YAML, held against {@code scenario.schema.json} as a whole. */
public final class ScenarioFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonSchema SCHEMA = schema();

  private ScenarioFile() {}

  private static JsonSchema schema() {
    var config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    try (InputStream in = ScenarioFile.class.getResourceAsStream("scenario.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a scenario.
   *
   * @throws ScenarioException with every problem that it has
   * @throws IOException when the file can't be read
   */
  public static Scenario read(Path file) throws IOException {
    var tree = tree(Files.readString(file));
    var problems = new ArrayList<Violation>();
    SCHEMA
        .validate(tree)
        .forEach(
            message ->
                problems.add(
                    new Violation(message.getInstanceLocation().toString(), message.getError())));
    if (problems.isEmpty()) {
      checkCodes(tree, problems);
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    return ScenarioReader.scenario(tree);
  }

  private static JsonNode tree(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ScenarioException(
          List.of(new Violation("", "line " + line + ": " + e.getOriginalMessage())));
    }
  }

  private static void checkCodes(JsonNode tree, List<Violation> problems) {
    var seen = new HashSet<String>();
    var partners = tree.get("partners");
    for (int i = 0; i < partners.size(); i++) {
      if (!seen.add(partners.get(i).get("code").textValue())) {
        problems.add(new Violation("/partners/" + i + "/code", "is another partner's already"));
      }
    }
  }
}
